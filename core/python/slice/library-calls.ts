import { literalOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import { isState, type Known } from './known.ts';
import { hintFor } from './naming.ts';
import type { Studied, Study } from './studied.ts';
import {
  builtinReductions,
  columnsKept,
  numpyCrossRow,
  numpyReductions,
  otherRowWise,
  pandasRowWise,
  reductions,
} from './tables.ts';
import { argumentsOf } from './trace.ts';

/** A function of a library or of Python itself. */
export function libraryCall(study: Study, node: SyntaxNode, callee: SyntaxNode, path: string): Studied {
  const { positional, nodes, keywords } = argumentsOf(node);
  const [first] = positional;
  const given = nodes.map((part) => study.of(part).known);
  const name = path.split('.').at(-1) ?? path;
  if (/(?:^|\.)train_test_split$/.test(path)) return split(study, node);
  if (!given.some(({ kind }) => kind === 'rows' || kind === 'indices' || kind === 'source')) {
    return stateOrConstant(study, node, callee, name, given);
  }
  const stays = (shape: Known['shape']): Studied => {
    const hasTarget = given.some((item) => item.kind === 'rows' && item.hasTarget);
    return study.all([callee, ...nodes], known.rows(shape, hasTarget));
  };
  const refuse = (why: string): Studied => study.all(nodes, known.rows('unclear', false), [study.refusal(node, why)]);
  if (given.some(({ kind }) => kind === 'source')) return stays('frame');
  if (path === 'xgboost.DMatrix' && first !== undefined) return withoutLabels(study, node, callee, first);
  if (path.startsWith('pandas.')) return pandasCall(study, node, name, stays, refuse);
  if (path.startsWith('numpy.')) {
    const axis = keywords.get('axis') ?? (reductions.has(name) ? positional[1] : undefined);
    const across = axis !== undefined && /^-?1$/.test(axis.text);
    if (name.startsWith('random') || path.startsWith('numpy.random.')) return stays('series');
    if (numpyReductions.has(name) && !across) return { ...study.combine(nodes), known: known.fitted, edits: [] };
    if (numpyCrossRow.has(name) && !across) return refuse(`\`${callee.text}\` makes a row depend on other rows`);
    return stays(shapeOf(given));
  }
  if (otherRowWise.test(path)) return stays(shapeOf(given));
  if (path === 'len') return stays('item');
  if (builtinReductions.has(path) && first !== undefined && given.length === 1 && given[0]?.shape !== 'item') {
    return { ...study.combine(nodes), known: known.fitted, edits: [] };
  }
  if (/^[a-z_]+$/.test(path)) return stays(shapeOf(given));
  if (/^sklearn\.preprocessing\.\w+$|^scipy\.stats\.\w+$/.test(path)) {
    return refuse(`\`${callee.text}\` computes over all rows and keeps nothing for new ones; use a fitted transformer`);
  }
  if (given.every((item) => item.kind !== 'rows' || item.shape === 'item')) return stays('item');
  if (study.context.trusting) return stays(shapeOf(given));
  return refuse(`it is not known whether \`${callee.text}\` looks at other rows`);
}

const shapeOf = (given: readonly Known[]): Known['shape'] => given.find(({ kind }) => kind === 'rows')?.shape ?? null;

/** What a matrix holds beside its rows is for training: labels, weights. */
function withoutLabels(study: Study, node: SyntaxNode, callee: SyntaxNode, rows: SyntaxNode): Studied {
  const inner = study.settled(rows);
  return {
    known: known.rows(study.of(rows).known.shape, false),
    edits: [...inner.edits, { start: rows.end, end: node.end, text: ')' }],
    needs: [...study.of(callee).needs, ...inner.needs],
  };
}

function stateOrConstant(
  study: Study,
  node: SyntaxNode,
  callee: SyntaxNode,
  name: string,
  given: readonly Known[],
): Studied {
  const combined = study.combine([callee, ...argumentsOf(node).nodes]);
  const list = given.find(({ kind }) => kind === 'columns');
  if (list !== undefined && columnsKept.has(name)) return { ...combined, known: list };
  if (given.some(isState)) return { ...combined, known: known.fitted, edits: [] };
  return combined;
}

/** The parts of a split stand for what was split. */
function split(study: Study, node: SyntaxNode): Studied {
  const { positional } = argumentsOf(node);
  const hasTarget = positional.some((part) => study.of(part).known.hasTarget);
  return { ...study.combine(positional), known: known.rows('parts', hasTarget) };
}

function pandasCall(
  study: Study,
  node: SyntaxNode,
  name: string,
  stays: (shape: Known['shape']) => Studied,
  refuse: (why: string) => Studied,
): Studied {
  const { positional, keywords } = argumentsOf(node);
  const [first, second] = positional;
  switch (name) {
    case 'get_dummies':
      return dummies(study, node);
    case 'factorize':
      return refuse('`pd.factorize` must be followed by `[0]`');
    case 'qcut':
      return first === undefined || second === undefined ? stays('series') : cutAgain(study, node, first, second);
    case 'cut': {
      const bins = second ?? keywords.get('bins');
      const counted = bins !== undefined && typeof literalOf(bins) === 'number';
      return counted && first !== undefined ? cutAgain(study, node, first, bins) : stays('series');
    }
    case 'concat': {
      const axis = keywords.get('axis') ?? second;
      if (axis === undefined || !/^(?:1|['"]columns['"])$/.test(axis.text)) {
        return refuse('`pd.concat` joins rows of several tables');
      }
      return stays('frame');
    }
    case 'merge':
      return refuse('`pd.merge` joins another table');
    default:
      if (!pandasRowWise.has(name)) return refuse(`it is not known whether \`pd.${name}\` looks at other rows`);
      return stays(name === 'DataFrame' ? 'frame' : 'series');
  }
}

/** Columns as training had them: unseen categories give none, missing ones a 0. With all of them there, none is dropped as first. */
function dummies(study: Study, node: SyntaxNode): Studied {
  const { nodes, keywords } = argumentsOf(node);
  const [data, ...rest] = nodes;
  if (data === undefined) return study.combine(nodes);
  const inner = study.settled(data);
  const settled = rest.map((part) => study.settled(part.child('value') ?? part));
  const { hasTarget } = study.of(data).known;
  const target = [...study.context.target].map((name) => JSON.stringify(name));
  const expression =
    hasTarget && target.length > 0
      ? `[column for column in ${node.text}.columns if column not in [${target.join(', ')}]]`
      : `list(${node.text}.columns)`;
  const list = study.cut(node, expression, 'before', `${hintFor(data)}_columns`);
  const first = keywords.get('drop_first');
  const dropFirst = rest.find((part) => part.child('name')?.text === 'drop_first');
  const keepAll =
    first === undefined || dropFirst === undefined ? [] : [{ start: first.start, end: first.end, text: 'False' }];
  const text = (): string => `.reindex(columns=${list()}, fill_value=0)`;
  return {
    known: known.rows('frame', hasTarget),
    edits: [
      ...inner.edits,
      ...settled.flatMap((item) => item.edits),
      ...keepAll,
      { start: node.end, end: node.end, text },
    ],
    needs: [
      ...study.of(node.child('function') ?? node).needs,
      ...inner.needs,
      ...settled.flatMap((item) => item.needs),
    ],
  };
}

/** Bins counted or by quantile have the edges the training data gave them; outermost ones are open for new rows. */
function cutAgain(study: Study, node: SyntaxNode, column: SyntaxNode, bins: SyntaxNode): Studied {
  const callee = node.child('function');
  const given = node.child('arguments');
  if (callee === null || given === null) return study.combine(node.parts);
  const withEdges = `${node.text.slice(0, -1).trimEnd().replace(/,$/, '')}, retbins=True)[1]`;
  const edges = study.cut(
    node,
    `[float("-inf"), *${withEdges}[1:-1], float("inf")]`,
    'before',
    `${hintFor(column)}_bins`,
  );
  const inner = study.settled(column);
  const rename = callee.child('attribute');
  return {
    known: known.rows('series', false),
    edits: [
      ...(rename?.text === 'qcut' ? [{ start: rename.start, end: rename.end, text: 'cut' }] : []),
      ...inner.edits,
      { start: bins.start, end: bins.end, text: edges },
    ],
    needs: [...study.of(callee).needs, ...inner.needs],
  };
}
