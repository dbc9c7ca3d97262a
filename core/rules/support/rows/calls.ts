import type { SyntaxNode } from '#core/python/syntax.ts';
import { predicted, transformed } from './answers.ts';
import { opaque, rowsIn, scoresIn } from './combine.ts';
import { estimatorMethod, estimatorMethods } from './estimator-methods.ts';
import { argumentsOf, givenTo } from './given.ts';
import { groupsMethod } from './groups.ts';
import { libraryCall } from './library.ts';
import { listMethod } from './list-methods.ts';
import { errorOf, formatted, isChoice } from './measures.ts';
import { rankingMethod } from './rankings.ts';
import { rowsMethod } from './rows-methods.ts';
import type { Run } from './run.ts';
import { isTransformer, statistics } from './tables.ts';
import { tuned } from './tuning.ts';
import { type Estimator, estimatorOf, type Instance, nothing, type Value } from './value.ts';

/** A call of any kind: of a function of the notebook, of a library, of a method. */
export function calling(run: Run, node: SyntaxNode): Value {
  const callee = node.child('function');
  if (callee === null) return nothing;
  if (callee.type === 'identifier') {
    const value = run.lookUp(callee.text);
    if (value?.kind === 'function') return run.invoke(value, node);
    if (value?.kind === 'class')
      return value.makes === 'model' ? estimatorOf('torch.nn.Module') : run.construct(value, node);
    if (value?.kind === 'estimator') return asked(run, node, value);
  }
  const call = run.call(node);
  const searched = tuned(run, node, call?.path ?? callee.text);
  if (searched !== null) return searched;
  const method = callee.type === 'attribute' ? (callee.child('attribute')?.text ?? '') : null;
  const object = callee.child('object');
  if (method !== null && object !== null && (call === null || call.path.startsWith('<') || isOwn(run, object)))
    return methodCall(run, node, object, method);
  if (call === null || callee.type === 'call') {
    run.evaluate(callee);
    return opaque(argumentsOf(run, node), () => run.fresh());
  }
  return libraryCall(run, node, call);
}

/** A name of the notebook's own, whatever the analysis takes it for. */
const isOwn = (run: Run, object: SyntaxNode): boolean =>
  object.type === 'identifier' && run.lookUp(object.text) !== undefined;

/** `model(X)`, as Keras and PyTorch have it. */
function asked(run: Run, node: SyntaxNode, estimator: Estimator): Value {
  const [first] = givenTo(node).positional;
  if (first === undefined) return nothing;
  const value = run.evaluate(first);
  const [rows] = rowsIn(value);
  if (rows === undefined) return nothing;
  return isTransformer(estimator.path) ? transformed(run, estimator, rows) : predicted(run, node, estimator, rows);
}

function methodCall(run: Run, node: SyntaxNode, object: SyntaxNode, method: string): Value {
  const value = run.evaluate(object);
  // `model.to(device)`, `model.eval()` of PyTorch: the same model.
  if (value.kind === 'estimator' && sameModel.test(method)) return value;
  if (value.kind === 'estimator') return estimatorMethod(run, node, value, method);
  if (value.kind === 'object') return ownMethod(run, node, value, method);
  if (value.kind === 'ranking') return rankingMethod(run, node, value, method);
  if (
    estimatorMethods.has(method) &&
    (value.kind === 'opaque' || value.kind === 'rows') &&
    isFitted(run, value, method, node)
  ) {
    const estimator = estimatorOf('?', { depth: run.here(node).loops.length });
    if (object.type === 'identifier' || object.type === 'attribute') run.bind(object.text, estimator);
    return estimatorMethod(run, node, estimator, method);
  }
  if (value.kind === 'rows') {
    if (value.prediction?.compared && statistics.has(method)) return errorOf(run, node, value, method) ?? nothing;
    if (value.prediction?.compared && method === 'sum') return errorOf(run, node, value, method) ?? nothing;
    return rowsMethod(run, node, value, method);
  }
  if (value.kind === 'statistic')
    return /^(?:max|min|mean|abs|to_numpy|round|astype|item)$/.test(method) ? value : nothing;
  if (value.kind === 'list') return listMethod(run, node, object, value, method);
  return unknownMethod(run, node, value, method);
}

const sameModel = /^(?:to|cuda|cpu|eval|train|half|float|double)$/;

/** A method of an object of the notebook, or what it holds and is called like one. */
function ownMethod(run: Run, node: SyntaxNode, object: Instance, method: string): Value {
  const held = run.held(object, method);
  if (held?.kind === 'function') return run.invoke(held, node, object);
  if (held?.kind === 'estimator') return asked(run, node, held);
  return opaque(argumentsOf(run, node), () => run.fresh());
}

/** `apply`, `transform` and `score` are methods of frames, too; only something that takes data is an estimator. */
const isFitted = (run: Run, value: Value, method: string, node: SyntaxNode): boolean =>
  value.kind === 'opaque'
    ? !value.grouped && (givenTo(node).positional.length > 0 || run.call(node) !== null)
    : /^(?:fit|predict|fit_transform)$/.test(method);

function unknownMethod(run: Run, node: SyntaxNode, value: Value, method: string): Value {
  if (value.kind === 'opaque' && value.grouped && value.rows !== null)
    return groupsMethod(run, node, { ...value, rows: value.rows }, method);
  if (value.kind === 'constant' && method === 'format') return formatted(run, node, String(value.value));
  const values = argumentsOf(run, node);
  const scores = scoresIn(value);
  if (/^(?:idxmax|idxmin|argmax|argmin|max|min|nlargest|nsmallest)$/.test(method) && isChoice(scores))
    run.emit({ kind: 'pick', ...run.here(node), scores });
  if (value.kind === 'opaque' && value.curve !== null && /^arg(?:max|min)$/.test(method)) {
    const { cell, range } = run.here(node);
    return { ...nothing, chosen: { cell, range, on: value.curve } };
  }
  const result = opaque([value, ...values], () => run.fresh());
  return method === 'sort_values' ? { ...result, sorted: true } : result;
}
