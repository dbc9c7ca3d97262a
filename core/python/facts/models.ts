import type { Call, Facts } from '../model.ts';
import { assignedTo, callsOf, type FactsInput, lastSegment, methodOf, type SitedCall, sited } from './context.ts';
import { artifactWriters, estimatorClass, modelModules, servingTools, trackers, transformerModules } from './tables.ts';

const fitting = new Set(['fit', 'fit_transform', 'partial_fit', 'fit_predict', 'fit_resample']);
const predicting = new Set(['predict', 'predict_proba', 'decision_function', 'predict_log_proba']);

type ModelFacts = Pick<
  Facts,
  'estimators' | 'splits' | 'fits' | 'predictions' | 'metrics' | 'artifacts' | 'trackers' | 'serving'
>;

/** Estimators and what is done with them: split, fit, predict, measure, save, track, serve. */
export function modelFacts(input: FactsInput): ModelFacts {
  const calls = callsOf(input);
  return {
    estimators: calls
      .filter(({ call }) => estimatorClass(call.path) || call.path === 'sklearn.pipeline.make_pipeline')
      .map((at) => ({ ...sited(at), name: isWholeValue(at) ? assignedTo(at) : null, path: at.call.path })),
    splits: calls.filter(({ call }) => isSplit(call.path)).map(sited),
    fits: calls
      .filter(({ call }) => fitting.has(methodOf(call.path)?.name ?? ''))
      .map((at) => ({
        ...sited(at),
        name: at.call.receiver ?? (at.statement.kind === 'assignment' ? assignedTo(at) : null),
        role: roleOf(at, calls),
        data: [...new Set(at.call.arguments.flatMap((argument) => argument.names))],
      })),
    predictions: calls
      .filter(({ call }) => predicting.has(methodOf(call.path)?.name ?? ''))
      .map((at) => ({ ...sited(at), name: at.call.receiver, method: methodOf(at.call.path)?.name ?? '' })),
    metrics: calls.filter(({ call }) => isMetric(call)).map((at) => ({ ...sited(at), path: at.call.path })),
    artifacts: calls.flatMap((at) => {
      const known = artifactWriters.find(([pattern]) => pattern.test(at.call.path));
      return known === undefined ? [] : [{ ...sited(at), path: at.call.path, format: known[1] }];
    }),
    trackers: calls.flatMap((at) => {
      const known = trackers.find(([pattern]) => pattern.test(at.call.path));
      return known === undefined ? [] : [{ ...sited(at), tool: known[1] }];
    }),
    serving: calls.flatMap((at) => {
      const known = servingTools.find(([pattern]) => pattern.test(at.call.path));
      return known === undefined ? [] : [{ ...sited(at), tool: known[1] }];
    }),
  };
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

const isSplit = (path: string): boolean =>
  /^(?:sklearn\.(?:model_selection|cross_validation)|(?:dask_ml|cuml)\.model_selection)\.train_test_split$/.test(
    path,
  ) ||
  path === 'torch.utils.data.random_split' ||
  /^<sklearn\.model_selection\..*(?:Fold|Split)>\.split$/.test(path);

const isMetric = ({ path, receiver }: Call): boolean =>
  /^sklearn\.metrics\.(?!make_scorer|ConfusionMatrixDisplay|RocCurveDisplay|get_scorer|pairwise)/.test(path) ||
  /^sklearn\.model_selection\.cross_val\w*$/.test(path) ||
  /^torchmetrics\./.test(path) ||
  // Of anything, `evaluate` may give values of a function; of a model it measures.
  /^<.*(?:keras|transformers|tensorflow|Trainer).*>\.evaluate$/.test(path) ||
  (/>\.evaluate$/.test(path) && measured.test(receiver ?? '')) ||
  (methodOf(path)?.name === 'score' && methodOf(path)?.owner !== 'dict');

const measured =
  /(?:^|_)(?:model|trainer|estimator|clf|net|network|learner|pipeline|classifier|regressor|nn|cnn|rnn|lstm|mlp|autoencoder)\d*(?:$|_)/i;

/** By the class where it is known, else by what else the notebook asks of the same name. */
function roleOf({ call }: SitedCall, calls: readonly SitedCall[]): 'transformer' | 'model' | 'unknown' {
  const method = methodOf(call.path);
  if (method === null) return 'unknown';
  if (transformerModules.test(method.owner)) return 'transformer';
  if (modelModules.test(method.owner)) return 'model';
  if (method.name === 'fit_transform' || method.name === 'fit_resample') return 'transformer';
  const others = calls.filter((at) => at.call.receiver !== null && at.call.receiver === call.receiver);
  const asked = new Set(others.map((at) => methodOf(at.call.path)?.name ?? ''));
  if ([...asked].some((name) => predicting.has(name) || name === 'score')) return 'model';
  if (asked.has('transform')) return 'transformer';
  return /pipeline\.Pipeline$/.test(method.owner) ? 'model' : 'unknown';
}
