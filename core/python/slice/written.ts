import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import type { Studied, Study } from './studied.ts';
import { argumentsOf } from './trace.ts';

/** Rows that are written out in the notebook: they are where a way from raw rows begins. */
export function studyWritten(study: Study, node: SyntaxNode): Studied {
  if (node.type !== 'call') return { known: known.rows('array', false), edits: [], needs: [] };
  const callee = node.child('function');
  const { needs } = study.combine([...(callee === null ? [] : [callee]), ...argumentsOf(node).nodes]);
  const path = study.context.callOf(node)?.path ?? '';
  if (path.startsWith('numpy.')) return { known: known.rows('array', false), edits: [], needs };
  const series = path.endsWith('Series');
  return { known: series ? known.rows('series', false) : known.rows('frame', true), edits: [], needs };
}
