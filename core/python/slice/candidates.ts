import type { Call } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from './trace.ts';

export type Method = 'predict' | 'predict_proba' | 'decision_function';

/** A call that asks a model, and the fit before it. */
export interface Candidate {
  /** Variable that holds the model. */
  readonly model: string;
  readonly step: Step;
  readonly argument: SyntaxNode;
  /** `fit` where the notebook never asks its model. */
  readonly method: Method | 'score' | 'fit';
  readonly fit: { readonly step: Step; readonly call: SyntaxNode } | null;
}

const methods: readonly Method[] = ['predict', 'predict_proba', 'decision_function'];
const asking: readonly Candidate['method'][] = [...methods, 'score', 'fit'];

/** Calls worth slicing from, best first: the last model asked, its answers on rows it was not fitted on before others. */
export function candidatesOf(trace: Trace): readonly Candidate[] {
  // What a function or a class asks of a model is asked of a parameter, or of itself.
  const asked = trace.steps
    .filter(({ statement }) => !isDefinition(statement.syntax))
    .flatMap((step) => step.statement.calls.flatMap((call) => candidate(trace, step, call)));
  const predicted = asked.filter(({ method }) => method !== 'fit').toReversed();
  const rest = asked.filter(({ method }) => method === 'fit').toReversed();
  const [last] = predicted.length > 0 ? predicted : rest;
  if (last === undefined) return [];
  const ranked = [...predicted, ...rest].map((item, index) => ({ item, rank: rank(item, last) * 1000 + index }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

const isDefinition = ({ type }: SyntaxNode): boolean => /^(?:function|class|decorated)_definition$/.test(type);

function rank(item: Candidate, last: Candidate): number {
  const other = item.model === last.model ? 0 : 20;
  const order = asking.indexOf(item.method) * 2;
  const trained = item.fit !== null && argumentsOf(item.fit.call).positional[0]?.text === item.argument.text ? 1 : 0;
  return other + order + (item.method === 'fit' ? 0 : trained);
}

function candidate(trace: Trace, step: Step, call: Call): Candidate[] {
  const match = /^<(.+)>\.(\w+)$/.exec(call.path);
  const name = match?.[2] ?? '';
  const method = asking.find((item) => item === name);
  if (match === null || method === undefined) return [];
  const { positional, keywords } = argumentsOf(call.syntax);
  const argument = positional[0] ?? keywords.get('X');
  const model = call.receiver ?? assignedEstimator(step, call);
  if (argument === undefined || model === null) return [];
  const fit = lastFit(trace, step, model) ?? anyFit(trace, step);
  if (
    name === 'fit' &&
    !/(?:linear_model|svm|tree|ensemble|neighbors|naive_bayes|neural_network|Pipeline|SearchCV|xgboost|lightgbm|catboost)/.test(
      match[1] ?? '',
    )
  )
    return [];
  return [{ model, step, argument, method, fit }];
}

/** `clf = SVC().fit(X, y)` fits what `clf` then holds. */
function assignedEstimator({ statement }: Step, call: Call): string | null {
  const assignment = assignmentIn(statement.syntax);
  return assignment?.right === call.syntax && assignment.left.type === 'identifier' ? assignment.left.text : null;
}

/** The fit of a model that counts when the step asks it. A model taken out of a search was fitted by the search. */
function lastFit(trace: Trace, asked: Step, model: string, depth = 0): Candidate['fit'] {
  for (let index = asked.at; index >= 0; index -= 1) {
    const step = trace.steps[index];
    if (step === undefined) continue;
    const call = step.statement.calls.find(
      (item) => /\.fit$/.test(item.path) && (item.receiver === model || assignedEstimator(step, item) === model),
    );
    if (call !== undefined) return { step, call: call.syntax };
    const right =
      index < asked.at && step.statement.defines.includes(model)
        ? assignmentIn(step.statement.syntax)?.right
        : undefined;
    const object = right?.type === 'attribute' ? right.child('object') : null;
    if (object?.type === 'identifier' && depth < 5) return lastFit(trace, step, object.text, depth + 1);
  }
  return null;
}

/** A model chosen from several was fitted under another name; they are all fitted to the same target. */
function anyFit(trace: Trace, asked: Step): Candidate['fit'] {
  for (const step of trace.steps.slice(0, asked.at + 1).toReversed()) {
    const call = step.statement.calls.find(
      (item) => /\.fit$/.test(item.path) && argumentsOf(item.syntax).positional.length === 2,
    );
    if (call !== undefined) return { step, call: call.syntax };
  }
  return null;
}

/** What the notebook asks of a model, `predict` first. */
export function methodsOf(trace: Trace, model: string): Method[] {
  const used = new Set(
    trace.steps.flatMap(({ statement }) =>
      statement.calls.filter((call) => call.receiver === model).map((call) => call.path.split('.').at(-1) ?? ''),
    ),
  );
  return methods.filter((method) => method === 'predict' || used.has(method));
}
