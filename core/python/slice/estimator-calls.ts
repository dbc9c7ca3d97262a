import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import { hintFor } from './naming.ts';
import type { Studied, Study } from './studied.ts';
import { argumentsOf } from './trace.ts';

/** Methods that fit and then do what another does, which is all that is left of them at inference. */
const afterFit: Readonly<Record<string, string>> = { fit_transform: 'transform', fit_predict: 'predict' };
const answering = new Set(['transform', 'predict', 'predict_proba', 'decision_function', 'inverse_transform']);

/** A method of a scikit-learn estimator: fitting ends here, transforming goes on with the fitted state. */
export function estimatorCall(study: Study, node: SyntaxNode, object: SyntaxNode, method: string): Studied {
  const { positional, keywords, nodes } = argumentsOf(node);
  const { needs } = study.combine([object, ...nodes]);
  if (method === 'fit' || method === 'partial_fit' || method === 'set_params')
    return { known: known.estimator, edits: [], needs };
  if (method === 'split') return { known: known.indices, edits: [], needs };
  const data = positional[0] ?? keywords.get('X') ?? keywords.get('y');
  const callee = node.child('function');
  if (data === undefined || callee === null) return { known: known.fitted, edits: [], needs };
  const given = study.of(data).known;
  if (method === 'fit_resample') return resampled(study, node, data);
  const fits = afterFit[method];
  if (given.kind !== 'rows' || (fits === undefined && !answering.has(method))) {
    return { known: known.fitted, edits: [], needs };
  }
  const inner = study.settled(data);
  const named = ['identifier', 'attribute', 'subscript'].includes(object.type);
  const { emitter } = study.context;
  const when = fits === undefined ? 'before' : 'after';
  const kept =
    named || fits === undefined
      ? study.cut(object, object.text, when)
      : () => emitter.cut({ node: object, expression: emitter.keep(object), hint: hintFor(object), when });
  const text = (): string => `${kept()}.${fits ?? method}(`;
  return {
    known: known.rows(method === 'predict' ? 'series' : 'array', false),
    edits: [
      { start: node.start, end: data.start, text },
      ...inner.edits,
      { start: data.end, end: node.end, text: ')' },
    ],
    needs: inner.needs,
  };
}

/** Over- and under-sampling choose training rows. */
function resampled(study: Study, node: SyntaxNode, data: SyntaxNode): Studied {
  const inner = study.settled(data);
  const text = (): string => {
    study.context.emitter.leaveOut(node);
    return '';
  };
  return {
    known: known.rows('parts', study.of(data).known.hasTarget),
    edits: [{ start: node.start, end: data.start, text }, ...inner.edits, { start: data.end, end: node.end, text: '' }],
    needs: inner.needs,
  };
}
