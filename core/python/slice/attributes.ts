import type { SyntaxNode } from '../syntax.ts';
import type { Known } from './known.ts';
import * as known from './known.ts';
import type { Studied, Study } from './studied.ts';

/** `value.name`: what an attribute of rows, of state or of packaged data is. */
export function studyAttribute(study: Study, node: SyntaxNode): Studied {
  const object = node.child('object');
  const name = node.child('attribute')?.text ?? '';
  if (object === null) return study.combine([]);
  const inner = study.of(object);
  const { kind, shape, hasTarget } = inner.known;
  if (kind === 'source') return { ...inner, known: sourceAttribute(name) };
  if (kind === 'estimator') {
    return { ...inner, known: /^best_estimator_$|^named_steps$/.test(name) ? known.estimator : known.fitted };
  }
  if (kind === 'columns') return { ...inner, known: ['str', 'values'].includes(name) ? inner.known : known.fitted };
  if (kind === 'fitted') return { ...inner, known: known.fitted };
  if (kind !== 'rows' || shape === 'item') return inner;
  if (name === 'columns') return { ...inner, known: known.columns(hasTarget) };
  if (name === 'dtypes' || name === 'dtype' || name === 'ndim') return { ...inner, known: known.fitted };
  if (name === 'values' || name === 'T') return { ...inner, known: known.rows('array', hasTarget) };
  if (['str', 'dt', 'iloc', 'loc', 'at', 'iat', 'index', 'size', 'shape'].includes(name)) return inner;
  if (name === 'codes' && object.type === 'attribute') return categoryCodes(study, node, object);
  if (study.context.target.has(name)) return study.readsTarget(node, inner);
  return shape === 'frame' ? { ...inner, known: known.rows('series', false) } : inner;
}

/** `column.astype("category").cat.codes` numbers the categories of the training data. */
function categoryCodes(study: Study, node: SyntaxNode, cat: SyntaxNode): Studied {
  const cast = cat.child('attribute')?.text === 'cat' ? cat.child('object') : null;
  const callee = cast?.type === 'call' ? cast.child('function') : null;
  const column = callee?.child('object') ?? null;
  if (cast === null || callee?.child('attribute')?.text !== 'astype' || column === null) {
    const inner = study.settled(cat);
    const refusal = study.refusal(node, `\`${node.text}\` numbers categories that were fixed elsewhere`);
    return { ...inner, edits: [...inner.edits, refusal] };
  }
  const expression = `{category: code for code, category in enumerate(${cast.text}.cat.categories)}`;
  return study.mapped(node, column, expression, 'codes');
}

function sourceAttribute(name: string): Known {
  if (name === 'frame') return known.rows('frame', true);
  if (name === 'data') return known.rows('frame', false);
  if (name === 'target') return known.rows('series', true);
  return known.fitted;
}
