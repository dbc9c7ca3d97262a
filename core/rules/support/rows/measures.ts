import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { rowsIn, scoresIn } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import { elementOf } from './loops.ts';
import type { Run } from './run.ts';
import { isCurve } from './tables.ts';
import { listOf, nothing, type Prediction, type Rows, type Score, type Value } from './value.ts';

/** A metric or a curve of scikit-learn: which model it judges, on which rows. */
export function evaluation(run: Run, node: SyntaxNode, call: Call, given: Given): Value {
  const nodes = [
    given.at(0, 'y_true', 'labels_true'),
    given.at(1, 'y_pred', 'y_score', 'y_prob', 'y_proba', 'labels_pred'),
  ];
  const [first = nothing, second = nothing] = nodes.map((argument) =>
    argument === null ? nothing : run.evaluate(argument),
  );
  for (const argument of given.keywords.values()) run.evaluate(argument);
  const here = run.here(node);
  run.emit({ kind: 'metric', ...here, path: call.path, call, first, second });
  const prediction = predictionIn(second) ?? predictionIn(first);
  if (isCurve(call.path)) {
    const curve = { ...nothing, curve: prediction?.rows ?? null };
    return listOf([curve, curve, curve]);
  }
  if (prediction === null) return nothing;
  return judged(run, node, prediction, call.path.split('.').at(-1) ?? call.path, call);
}

export const predictionIn = (value: Value): Prediction | null =>
  rowsIn(value).find(({ prediction }) => prediction !== null)?.prediction ?? null;

export function judged(run: Run, node: SyntaxNode, prediction: Prediction, metric: string, call: Call | null): Value {
  const score: Score = {
    kind: 'score',
    ...run.here(node),
    metric,
    estimator: prediction.estimator,
    fit: prediction.fit,
    rows: prediction.rows,
    chosen: prediction.chosen?.on ?? null,
    call,
  };
  run.emit(score);
  return { kind: 'scored', scores: [score] };
}

const best = /^(?:max|min|numpy\.(?:nan)?(?:arg)?(?:max|min))$/;

const chooses = /^(?:max|min|sorted)$/;

/** `max(thresholds, key=lambda t: f1_score(y, p > t))`: the key is asked of each of them. */
function scoresBy(run: Run, node: SyntaxNode, key: Value, [over = nothing]: readonly Value[]): readonly Score[] {
  let scores: readonly Score[] = [];
  if (key.kind === 'function')
    run.repeat(node, () => {
      scores = scoresIn(run.perform(key, [elementOf(run, over)]));
    });
  return scores;
}

/** Functions that take the best of several, and those that sum up how far answers are off. */
export function picking(
  run: Run,
  node: SyntaxNode,
  path: string,
  given: Given,
  values: readonly Value[],
): Value | null {
  const key = given.keywords.get('key');
  const by = key === undefined || !chooses.test(path) ? [] : scoresBy(run, node, run.evaluate(key), values);
  const scores = [...new Set([...values.flatMap(scoresIn), ...by])];
  if (best.test(path)) {
    if (isChoice(scores)) run.emit({ kind: 'pick', ...run.here(node), scores });
    const curve = values.flatMap((value) => (value.kind === 'opaque' && value.curve !== null ? [value.curve] : []))[0];
    if (curve !== undefined && /arg/.test(path)) {
      const { cell, range } = run.here(node);
      return { ...nothing, chosen: { cell, range, on: curve } };
    }
    return scores.length > 0 ? { ...nothing, scores } : null;
  }
  if (path === 'sorted') return { ...nothing, scores, rows: null, sorted: scores.length > 0 };
  if (/^numpy\.(?:mean|sum|average|nanmean)$/.test(path))
    return errorOf(run, node, values[0], path.replace('numpy.', ''));
  if (path === 'print' || path === 'display') {
    label(run, node, given, values);
    return nothing;
  }
  return null;
}

/** Of one score alone nothing is chosen. */
export const isChoice = (scores: readonly Score[]): boolean => scores.length > 1 || (scores[0]?.loops.length ?? 0) > 0;

/** `(y == predicted).mean()`, `np.mean((y - predicted) ** 2)`. */
export function errorOf(run: Run, node: SyntaxNode, value: Value | undefined, metric: string): Value | null {
  const prediction = value === undefined ? null : predictionIn(value);
  return prediction?.compared ? judged(run, node, prediction, metric, run.call(node)) : null;
}

/** `"test accuracy {:.2f}".format(score)`. */
export function formatted(run: Run, node: SyntaxNode, words: string): Value {
  const given = givenTo(node);
  const values = [...given.positional, ...given.keywords.values()].map((argument) => run.evaluate(argument));
  const scores = [...new Set(values.flatMap(scoresIn))];
  labelled(run, node, words, scores);
  return nothing;
}

/** A text with scores in it. */
export function labelled(run: Run, node: SyntaxNode, text: string, scores: readonly Score[]): void {
  if (scores.length > 0) run.emit({ kind: 'label', ...run.here(node), text, scores });
}

/** The words that a score is printed with: those before it, or all there are. */
function label(run: Run, node: SyntaxNode, given: Given, values: readonly Value[]): void {
  let words = '';
  const pieces: { text: string; scores: readonly Score[] }[] = [];
  for (const [index, argument] of given.positional.entries()) {
    if (argument.type !== 'string') {
      const scores = scoresIn(values[index] ?? nothing);
      if (scores.length > 0) {
        pieces.push({ text: words, scores });
        words = '';
      }
      continue;
    }
    for (const part of argument.parts) {
      if (part.type === 'string_content') words += part.text;
      const expression = part.type === 'interpolation' ? part.child('expression') : null;
      const name = expression?.type === 'identifier' ? run.lookUp(expression.text) : undefined;
      const scores = name === undefined ? (inner(run, expression) ?? []) : scoresIn(name);
      if (scores.length > 0) {
        pieces.push({ text: words, scores });
        words = '';
      }
    }
    words += ' ';
  }
  for (const { text, scores } of pieces) run.emit({ kind: 'label', ...run.here(node), text, scores });
}

/** Scores of an expression in an f-string; evaluating it twice tells the same thing twice, which events allow. */
const inner = (run: Run, node: SyntaxNode | null): readonly Score[] | null =>
  node === null || node.type === 'identifier' ? null : scoresIn(run.evaluate(node));

/** Rows that are an answer compared with the truth. */
export function compared(values: readonly Value[], rows: Rows): Rows {
  const { prediction } = rows;
  if (prediction === null || prediction.compared) return rows;
  const given = values.flatMap(rowsIn);
  const chosen = values.flatMap((value) => (value.kind === 'opaque' && value.chosen !== null ? [value.chosen] : []))[0];
  if (chosen !== undefined) return { ...rows, prediction: { ...prediction, chosen } };
  const truth = given.some((each) => each.prediction === null);
  return truth ? { ...rows, prediction: { ...prediction, compared: true } } : rows;
}
