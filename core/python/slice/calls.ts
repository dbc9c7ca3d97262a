import { effectOf } from '../effects/index.ts';
import { literalOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import { estimatorCall } from './estimator-calls.ts';
import * as known from './known.ts';
import { isState } from './known.ts';
import { libraryCall } from './library-calls.ts';
import { rowsCall } from './rows-calls.ts';
import type { Studied, Study } from './studied.ts';
import { columnsKept } from './tables.ts';
import { argumentsOf } from './trace.ts';

/** A call: of a method on rows, state or an estimator, of a library function, or of one of the notebook's own. */
export function studyCall(study: Study, node: SyntaxNode): Studied {
  const callee = node.child('function');
  if (callee === null) return study.combine(node.parts);
  const object = callee.type === 'attribute' ? callee.child('object') : null;
  const method = callee.child('attribute')?.text ?? '';
  const path = study.context.callOf(node)?.path ?? callee.text;
  if (object !== null) {
    const receiver = study.of(object).known;
    if (receiver.kind === 'estimator') return estimatorCall(study, node, object, method);
    if (receiver.kind === 'rows') return rowsCall(study, node, object, method);
    if (receiver.kind === 'columns') {
      return { ...study.combine(node.parts), known: columnsKept.has(method) ? receiver : known.fitted };
    }
    if (receiver.kind === 'indices') return { ...study.combine(node.parts), known: known.indices };
    if (receiver.kind === 'fitted') return fittedCall(study, node);
  }
  if (callee.type === 'identifier') {
    const value = study.of(callee).known;
    if (value.kind === 'function') return ownCall(study, node, callee.text);
  }
  if (/^<sklearn\.model_selection\.\w*(?:Split|Fold)>\.split$/.test(path)) {
    return { known: known.indices, edits: [], needs: study.combine(argumentsOf(node).nodes).needs };
  }
  if (isEstimator(path)) return newEstimator(study, node);
  if (/^sklearn\.datasets\.make_\w+$/.test(path))
    return { ...study.combine(argumentsOf(node).nodes), known: known.rows('parts', false) };
  if (readsRows(path)) return read(study, node, path);
  return libraryCall(study, node, callee, path);
}

/** What is fitted here and kept: made by its class, brought back from a file, or copied. */
function isEstimator(path: string): boolean {
  const effect = effectOf(path);
  const kind = effect?.estimator;
  if (kind !== undefined) return kind !== 'network' && kind !== 'remote' && effect?.fits === undefined;
  return effect?.loads?.format === 'joblib' || /^pickle\.load$|^sklearn\.base\.clone$/.test(path);
}

/** A function that brings data in; a file that is merely opened holds no rows yet. */
function readsRows(path: string): boolean {
  const reads = effectOf(path)?.reads;
  return reads !== undefined && reads.mode === undefined && !path.startsWith('<');
}

/** A new estimator belongs to the state, whatever it is given. */
function newEstimator(study: Study, node: SyntaxNode): Studied {
  const { needs } = study.combine(argumentsOf(node).nodes);
  return { known: known.estimator, edits: [], needs };
}

function read(study: Study, node: SyntaxNode, path: string): Studied {
  const { keywords, nodes } = argumentsOf(node);
  const { needs } = study.combine(nodes);
  if (!/^sklearn\.datasets\./.test(path)) return { known: known.rows('frame', true), edits: [], needs };
  const asPair = keywords.get('return_X_y');
  const pair = asPair !== undefined && literalOf(asPair) === true;
  return { known: pair ? known.rows('parts', false) : known.source, edits: [], needs };
}

/** A summary over state, such as `df.mean().max()`, is state. */
function fittedCall(study: Study, node: SyntaxNode): Studied {
  const { nodes } = argumentsOf(node);
  const combined = study.combine(node.parts);
  const overRows = nodes.some((part) => study.of(part).known.kind === 'rows');
  return overRows
    ? study.all(node.parts, known.rows('series', false))
    : { ...combined, known: known.fitted, edits: [] };
}

/** A function of the notebook: what it gives back depends on what it is given. */
function ownCall(study: Study, node: SyntaxNode, name: string): Studied {
  const { nodes } = argumentsOf(node);
  const given = nodes.map((part) => study.of(part).known);
  const result = study.context.returns(name, given);
  if (isState(result) || (result.kind === 'constant' && given.some(isState))) {
    const { needs } = study.combine(nodes);
    return { known: isState(result) ? result : known.fitted, edits: [], needs: [name, ...needs] };
  }
  const settled = study.all(nodes, result);
  const text = (): string => {
    study.context.emitter.callFunction(name, given);
    return '';
  };
  return {
    known: result,
    edits: [...settled.edits, { start: node.start, end: node.start, text }],
    needs: [name, ...settled.needs],
  };
}
