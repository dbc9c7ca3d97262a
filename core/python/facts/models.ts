import type { Effect } from '../effects/index.ts';
import { effectOf, methodOf } from '../effects/index.ts';
import type { Facts } from '../model.ts';
import { assignedTo, type FactsInput, lastSegment, type SitedCall, sited } from './context.ts';
import { metricValue } from './metric-values.ts';
import { trackerFacts } from './trackers.ts';

type ModelFacts = Pick<
  Facts,
  'estimators' | 'splits' | 'fits' | 'predictions' | 'metrics' | 'artifacts' | 'trackers' | 'serving' | 'schedules'
>;

interface KnownCall extends SitedCall {
  readonly effect: Effect;
}

/** Estimators and what is done with them: split, fit, predict, measure, save, track, serve. */
export function modelFacts(input: FactsInput): ModelFacts {
  const calls = input.calls.flatMap((at): KnownCall[] => {
    const effect = effectOf(at.call.path);
    return effect === null ? [] : [{ ...at, effect }];
  });
  const where = (has: (effect: Effect) => boolean): KnownCall[] => calls.filter(({ effect }) => has(effect));
  return {
    estimators: where(({ estimator }) => estimator !== undefined).map((at) => ({
      ...sited(at),
      name: isWholeValue(at) ? assignedTo(at) : null,
      path: at.call.path,
    })),
    splits: where(({ splits }) => splits === true).map(sited),
    // Cross-validation fits copies, which are gone when it has measured them.
    fits: where(({ fits, evaluates }) => fits !== undefined && evaluates !== true).map((at) => ({
      ...sited(at),
      name: at.call.receiver ?? assignedTo(at),
      role: roleOf(at, calls),
      data: [...new Set(at.call.arguments.flatMap((argument) => argument.names))],
    })),
    predictions: where(({ predicts, fits }) => predicts === true && fits === undefined).map((at) => ({
      ...sited(at),
      name: at.call.receiver,
      method: lastSegment(at.call.path),
    })),
    metrics: where(({ evaluates }) => evaluates === true)
      .filter(measures)
      .map((at) => ({ ...sited(at), path: at.call.path, value: shownValue(at, input) })),
    artifacts: calls.flatMap((at) =>
      at.effect.saves === undefined ? [] : [{ ...sited(at), path: at.call.path, format: at.effect.saves }],
    ),
    trackers: trackerFacts(input),
    schedules: calls.flatMap((at) =>
      at.effect.schedules === undefined ? [] : [{ ...sited(at), tool: at.effect.schedules }],
    ),
    serving: calls.flatMap((at) => (at.effect.serves === undefined ? [] : [{ ...sited(at), tool: at.effect.serves }])),
  };
}

function shownValue(at: SitedCall, { notebook, statements }: FactsInput): number | null {
  const cell = notebook.cells[at.statement.cell];
  if (cell === undefined || cell.outputs.length === 0) return null;
  return metricValue(
    at,
    cell.outputs,
    statements.filter((statement) => statement.cell === cell.index),
  );
}

/** `clf = SVC()` and `clf = SVC().fit(X, y)`, but not `scores = cross_val_score(SVC(), X, y)`. */
function isWholeValue({ call, statement }: SitedCall): boolean {
  const right = statement.syntax.parts[0]?.child('right');
  if (right === undefined || right === null) return false;
  let node = right;
  for (;;) {
    const callee = node.type === 'call' ? node.child('function') : null;
    if (callee === null) return false;
    const object = callee.type === 'attribute' ? callee.child('object') : null;
    if (object?.type !== 'call') return callee.text.endsWith(lastSegment(call.path));
    node = object;
  }
}

/** `evaluate` of an unknown object may give values of a function; of what is called a model it measures. */
const measures = ({ call }: SitedCall): boolean =>
  !/^<\?.*>\.evaluate$/.test(call.path) || calledModel.test(call.receiver ?? '');

const calledModel =
  /(?:^|_)(?:model|trainer|estimator|clf|net|network|learner|pipeline|classifier|regressor|nn|cnn|rnn|lstm|mlp|autoencoder)\d*(?:$|_)/i;

/** By the class where it is known, else by what else the notebook asks of the same name. */
function roleOf({ call, effect }: KnownCall, calls: readonly KnownCall[]): 'transformer' | 'model' | 'unknown' {
  const method = methodOf(call.path);
  const kind = method === null ? effect.estimator : effectOf(method.owner)?.estimator;
  if (kind === 'transformer') return 'transformer';
  if (kind !== undefined && kind !== 'pipeline') return 'model';
  if (effect.transforms === true) return 'transformer';
  const asked = calls.filter((at) => at.call.receiver !== null && at.call.receiver === call.receiver);
  if (asked.some((at) => at.effect.predicts === true || lastSegment(at.call.path) === 'score')) return 'model';
  if (asked.some((at) => at.effect.transforms === true && at.effect.fits === undefined)) return 'transformer';
  return kind === 'pipeline' ? 'model' : 'unknown';
}
