import { effectOf, methodOf } from '#core/python/effects/index.ts';
import type { Call } from '#core/python/model.ts';
import type { Ask } from '#core/python/slice/asked-model.ts';
import { namesIn } from '#core/python/slice/naming.ts';
import { assignmentIn, elementsOf, type Step, type Trace } from '#core/python/slice/trace.ts';

/** A figure the notebook computes of its model. */
export interface Metric {
  readonly step: Step;
  readonly key: string;
  /** Expression of its value once the statement was run, or on its own where the statement only shows it. */
  readonly expression: string;
  readonly names: readonly string[];
  /** The statement binds it, and is kept for it. */
  readonly bound: boolean;
}

const numeric =
  /_score$|_error$|_loss$|_deviance$|^score$|^confusion_matrix$|^classification_report$|^cross_val_score$|^rmse$|^mse$|^evaluate$/;

/** Figures of the model that is asked, in the order of the run; not those of other models, or of the model once it is another. */
export function metricsOf(trace: Trace, ask: Ask): readonly Metric[] {
  const begin = lastMade(trace, ask);
  const about = new Set([ask.root]);
  const found: Metric[] = [];
  const keys = new Set<string>();
  for (const step of trace.steps.slice(begin)) {
    const { statement } = step;
    if (step.at > ask.step.at && changesModel(step, ask)) break;
    const calls = statement.calls.filter(({ path }) => isMetric(path));
    const own = [...about].some((name) => statement.uses.some((use) => use.name === name));
    for (const call of own ? calls : []) {
      const names = [...namesIn(call.syntax)].filter((name) => statement.uses.some((use) => use.name === name));
      const direct = call.receiver === ask.root || names.some((name) => about.has(name));
      if (!direct || /^(?:for|while|if|with|try|function|class)_|^decorated/.test(statement.syntax.type)) continue;
      for (const metric of metricOf(step, call, names)) {
        const key = unique(metric.key, keys);
        found.push({ ...metric, key });
      }
    }
    for (const name of statement.defines) {
      if (own) about.add(name);
      else if (name !== ask.root) about.delete(name);
    }
  }
  return found;
}

/** Index of the step that made or fitted the model last before it is asked. */
function lastMade(trace: Trace, ask: Ask): number {
  const last = trace.steps.findLast((step) => step.at <= ask.step.at && changesModel(step, ask));
  return last?.at ?? 0;
}

const changesModel = ({ statement }: Step, { root }: Ask): boolean =>
  statement.defines.includes(root) ||
  (statement.mutates.includes(root) &&
    statement.calls.some(({ path, receiver }) => receiver === root && /\.fit$/.test(path)));

function isMetric(path: string): boolean {
  const name = methodOf(path)?.name ?? path.split('.').at(-1) ?? '';
  return effectOf(path)?.evaluates === true && numeric.test(name);
}

function metricOf(step: Step, call: Call, names: readonly string[]): Metric[] {
  const name = methodOf(call.path)?.name ?? call.path.split('.').at(-1) ?? 'score';
  const assignment = assignmentIn(step.statement.syntax);
  if (assignment !== null) {
    const [target, ...more] = elementsOf(assignment.left);
    if (target?.type !== 'identifier') return [];
    if (name === 'evaluate' && more.length > 0 && more.every(({ type }) => type === 'identifier'))
      return [target, ...more].map(({ text }) => ({ step, key: text, expression: text, names, bound: true }));
    if (more.length > 0) return [];
    const whole = assignment.right === call.syntax || /^(?:np|numpy|math|round|float)/.test(assignment.right.text);
    if (!whole) return [];
    if (name === 'classification_report') return [];
    return [{ step, key: target.text, expression: measured(name, target.text), names, bound: true }];
  }
  const text =
    name === 'classification_report' && !/output_dict/.test(call.syntax.text)
      ? call.syntax.text.replace(/,?\s*\)$/, ', output_dict=True)')
      : measured(name, call.syntax.text);
  return [{ step, key: name, expression: text, names, bound: false }];
}

const measured = (name: string, text: string): string => (name === 'cross_val_score' ? `${text}.mean()` : text);

function unique(key: string, taken: Set<string>): string {
  let name = key;
  for (let number = 2; taken.has(name); number += 1) name = `${key}_${number}`;
  taken.add(name);
  return name;
}
