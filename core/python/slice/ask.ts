import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Ask, Framework } from './asked-model.ts';
import { candidatesOf, methodsOf } from './candidates.ts';
import { statsmodelsAsks } from './statsmodels-asks.ts';
import { torchAsks } from './torch-asks.ts';
import { assignmentIn, type Step, type Trace } from './trace.ts';

/** Ways to ask, best first. */
export function asksOf(trace: Trace): readonly Ask[] {
  const usual = candidatesOf(trace).flatMap((item): Ask[] => {
    const model = objectOf(trace, item.step, item.argument) ?? item.model;
    const framework = frameworkOf(trace, item.step, item.model);
    const call = callAround(item.step, item.argument);
    return [
      {
        model,
        root: item.model,
        framework,
        step: item.step,
        argument: item.argument,
        argumentStep: item.step,
        method: item.method,
        methods: framework === 'joblib' ? methodsOf(trace, item.model) : ['predict'],
        options: item.method === 'predict' && call !== null ? optionsOf(call, item.model) : '',
        fit: item.fit,
        after: item.method === 'fit' || touches(item.step, item.model),
      },
    ];
  });
  const called = [...torchAsks(trace), ...statsmodelsAsks(trace)];
  const [first] = usual;
  const [other] = called;
  if (first === undefined) return called;
  return other !== undefined && other.step.at > first.step.at ? [...called, ...usual] : [...usual, ...called];
}

const touches = ({ statement }: Step, name: string): boolean =>
  statement.defines.includes(name) || statement.mutates.includes(name);

/** `models["svc"]` of `models["svc"].predict(X)`. */
function objectOf(trace: Trace, step: Step, argument: SyntaxNode): string | null {
  const call = callAround(step, argument);
  const path = call === null ? '' : (trace.callOf(call)?.path ?? '');
  if (!/\.(?:predict|predict_proba|decision_function|score)$/.test(path)) return null;
  const object = call?.child('function')?.child('object') ?? null;
  return object === null || object.type === 'call' || rootOf(object) === null ? null : object.text;
}

/** The innermost call of a step that an expression is an argument of. */
function callAround({ statement }: Step, argument: SyntaxNode): SyntaxNode | null {
  const around = statement.calls.filter(
    ({ syntax }) =>
      syntax !== argument &&
      (syntax.child('arguments')?.parts ?? []).some((part) => part === argument || part.child('value') === argument),
  );
  return around[0]?.syntax ?? null;
}

function optionsOf(call: SyntaxNode, model: string): string {
  const nodes = (call.child('arguments')?.parts ?? []).filter(({ type }) => type === 'keyword_argument');
  const kept = nodes.filter((node) => {
    const name = node.child('name')?.text ?? '';
    const value = node.child('value');
    if (value === null || /^(?:X|x|data|verbose|batch_size|exog|params)$/.test(name)) return false;
    const root = rootOf(value);
    return /^(?:integer|float|true|false|string|none)$/.test(value.type) || root === model;
  });
  return kept.map(({ text }) => `, ${text}`).join('');
}

/** By the class of what was asked, else by what made it. */
function frameworkOf(trace: Trace, step: Step, model: string): Framework {
  const paths = [
    ...step.statement.calls.filter(({ receiver }) => receiver === model).map(({ path }) => path),
    ...made(trace, step, model, 0),
  ];
  if (paths.some((path) => /^<?xgboost\.(?:train|Booster)/.test(path))) return 'xgboost';
  if (paths.some((path) => /^<?lightgbm\.(?:train|Booster)/.test(path))) return 'lightgbm';
  if (paths.some((path) => /^<?(?:tensorflow\.)?keras\./.test(path))) return 'keras';
  if (paths.some((path) => /^<?statsmodels\./.test(path))) return 'statsmodels';
  return paths.some((path) => /^<?torch\.nn\./.test(path)) ? 'torch' : 'joblib';
}

/** Paths of calls whose value a name has had, those inside the notebook's own functions too. */
function made(trace: Trace, step: Step, name: string, depth: number): string[] {
  if (depth > 4) return [];
  const definer = trace.steps.findLast(({ at, statement }) => at <= step.at && statement.defines.includes(name));
  const right = definer === undefined ? null : (assignmentIn(definer.statement.syntax)?.right ?? null);
  if (definer === undefined || right === null) return [];
  if (right.type === 'identifier' && definer.at > 0)
    return made(trace, trace.steps[definer.at - 1] ?? definer, right.text, depth + 1);
  const call = right.type === 'call' ? trace.callOf(right) : null;
  if (call === null || call === undefined) return [];
  const inner = call.receiver === null ? [] : [call.path];
  const own = trace.steps.find(({ statement }) => statement.functions.some((item) => item.name === call.path));
  return [call.path, ...inner, ...(own === undefined ? [] : own.statement.calls.map(({ path }) => path))];
}
