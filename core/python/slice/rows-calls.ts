import { literalOf, stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import { droppedColumns } from './dropped.ts';
import type { Edit } from './edits.ts';
import type { Known } from './known.ts';
import * as known from './known.ts';
import { hintFor } from './naming.ts';
import type { Studied, Study } from './studied.ts';
import { isRowNumber, leftOut } from './subscripts.ts';
import { crossRow, reductions, rowChoices, rowWise, windows } from './tables.ts';
import { argumentsOf } from './trace.ts';

/** A method of rows: a summary over them is state, a choice among them is left out, the rest stays. */
export function rowsCall(study: Study, node: SyntaxNode, object: SyntaxNode, method: string): Studied {
  const receiver = study.of(object).known;
  const { positional, keywords, nodes } = argumentsOf(node);
  if (receiver.shape === 'item') return study.all([object, ...nodes], known.item);
  const across = acrossColumns(keywords.get('axis') ?? (reductions.has(method) ? positional[0] : undefined));
  if (receiver.shape === 'window') {
    return refused(study, node, object, nodes, `\`${object.text}\` makes a row depend on other rows`);
  }
  if (receiver.shape === 'group') return groupCall(study, node, object, method);
  if (method === 'reshape' && /^1$/.test(positional[0]?.text ?? '') && positional[1]?.text === '-1') {
    // One chosen row, made a table of one row again.
    if (choosesOneRow(object)) {
      const keys = object.childrenIn('subscript');
      const accessor = object.child('value')?.child('attribute')?.text ?? '';
      const table = keys.length === 1 && !/^i?loc$/.test(accessor) ? object.child('value') : null;
      return leftOut(study, node, table ?? object, known.rows('array', receiver.hasTarget));
    }
    return refused(study, node, object, nodes, `\`.reshape(1, -1)\` puts all rows into one`);
  }
  const through = object.type === 'attribute' && ['str', 'dt'].includes(object.child('attribute')?.text ?? '');
  if (through) return study.all([object, ...nodes], known.rows('series', false));
  if (method === 'groupby')
    return { ...study.combine([object, ...nodes]), known: known.rows('group', receiver.hasTarget) };
  if (reductions.has(method)) {
    if (across) return study.all([object, ...nodes], known.rows('series', false));
    const { needs } = study.combine([object, ...nodes]);
    const byColumn =
      receiver.shape === 'frame' &&
      receiver.hasTarget &&
      !['to_dict', 'item', 'value_counts', 'unique'].includes(method);
    return { known: { ...known.fitted, hasTarget: byColumn }, edits: [], needs };
  }
  if (method === 'dropna' && across) return keptColumns(study, node, object, receiver);
  if (rowChoices.has(method) || (method === 'reset_index' && truthy(keywords.get('drop')))) {
    return leftOut(study, node, object, receiver);
  }
  if (method === 'drop') return drop(study, node, object, receiver);
  if (method === 'set_index') return setIndex(study, node, object, receiver);
  if (windows.has(method)) return { ...study.combine([object, ...nodes]), known: known.rows('window', false) };
  const filling = method === 'fillna' && keywords.has('method');
  if (crossRow.has(method) || filling) {
    return refused(study, node, object, nodes, `\`.${method}\` makes a row depend on other rows`);
  }
  if (!rowWise.has(method) && !study.context.trusting) {
    return refused(study, node, object, nodes, `it is not known whether \`.${method}\` looks at other rows`);
  }
  return rowWiseCall(study, node, object, method, receiver);
}

/** `X[0]`, `X[0, :]`, `df.iloc[3].values`. */
function choosesOneRow(node: SyntaxNode): boolean {
  const callee = node.type === 'call' ? node.child('function') : null;
  const through = node.type === 'attribute' ? node : callee;
  if (/^(?:values|to_numpy)$/.test(through?.child('attribute')?.text ?? '')) {
    const object = through?.child('object') ?? null;
    return object !== null && choosesOneRow(object);
  }
  const [key] = node.type === 'subscript' ? node.childrenIn('subscript') : [];
  return key !== undefined && isRowNumber(key);
}

const acrossColumns = (axis: SyntaxNode | undefined): boolean =>
  axis !== undefined && /^(?:1|-1|['"]columns['"])$/.test(axis.text);

const truthy = (node: SyntaxNode | undefined): boolean => node !== undefined && literalOf(node) === true;

function refused(
  study: Study,
  node: SyntaxNode,
  object: SyntaxNode,
  nodes: readonly SyntaxNode[],
  why: string,
): Studied {
  return study.all([object, ...nodes], known.rows('unclear', false), [study.refusal(node, why)]);
}

function rowWiseCall(study: Study, node: SyntaxNode, object: SyntaxNode, method: string, receiver: Known): Studied {
  const { nodes, keywords } = argumentsOf(node);
  if (method === 'select_dtypes') {
    const hasTarget = receiver.hasTarget;
    const list = study.cut(node, columnsOf(study, `${node.text}.columns`, hasTarget), 'before', 'columns');
    const inner = study.settled(object);
    const text = (): string => `[${list()}]`;
    return {
      known: known.rows('frame', hasTarget),
      edits: [...inner.edits, { start: object.end, end: node.end, text }],
      needs: inner.needs,
    };
  }
  const applies = method === 'apply' || method === 'transform' || method === 'pipe';
  const whole = applies && receiver.shape !== 'series' && !acrossColumns(keywords.get('axis'));
  const parameter = whole ? known.rows(method === 'pipe' ? receiver.shape : 'series', false) : known.item;
  const settled = nodes.map((part) => {
    const lambda = part.type === 'lambda' ? part : part.type === 'keyword_argument' ? part.child('value') : null;
    if (lambda?.type === 'lambda') return study.lambda(lambda, method === 'assign' ? receiver : parameter);
    return study.settled(part);
  });
  const inner = study.settled(object);
  const named = nodes.find((part) => part.type === 'identifier' && study.of(part).known.kind === 'function');
  const notes: Edit[] =
    named === undefined
      ? []
      : [
          {
            start: node.start,
            end: node.start,
            text: () => {
              study.context.emitter.callFunction(named.text, [parameter]);
              return '';
            },
          },
        ];
  return {
    known: known.rows(shapeAfter(method, receiver), receiver.hasTarget),
    edits: [...inner.edits, ...settled.flatMap((item) => item.edits), ...notes],
    needs: [...inner.needs, ...settled.flatMap((item) => item.needs)],
  };
}

function shapeAfter(method: string, receiver: Known): Known['shape'] {
  if (['to_numpy', 'reshape', 'ravel', 'toarray', 'flatten'].includes(method)) return 'array';
  if (method === 'to_frame') return 'frame';
  if (method === 'pop' || method === 'get' || method === 'squeeze') return 'series';
  return receiver.shape;
}

function columnsOf(study: Study, expression: string, hasTarget: boolean): string {
  const target = [...study.context.target];
  if (target.length === 0 || !hasTarget) return `list(${expression})`;
  return `[column for column in ${expression} if column not in [${target.map((name) => JSON.stringify(name)).join(', ')}]]`;
}

/** `dropna(axis=1)` keeps the columns that were whole in training. */
function keptColumns(study: Study, node: SyntaxNode, object: SyntaxNode, receiver: Known): Studied {
  const list = study.cut(node, columnsOf(study, `${node.text}.columns`, receiver.hasTarget), 'before', 'columns');
  const inner = study.settled(object);
  const text = (): string => `[${list()}]`;
  return { known: receiver, edits: [...inner.edits, { start: object.end, end: node.end, text }], needs: inner.needs };
}

/** A dropped target is not there at inference, so its absence is no error; dropped rows are a choice of rows. */
function drop(study: Study, node: SyntaxNode, object: SyntaxNode, receiver: Known): Studied {
  const { nodes, keywords } = argumentsOf(node);
  const { names: written, ofRows } = droppedColumns(node);
  const listed = nodes[0] === undefined ? null : study.of(nodes[0].child('value') ?? nodes[0]).known.strings;
  const names = written ?? listed;
  if (ofRows) return leftOut(study, node, object, receiver);
  const target = [...study.context.target];
  const tolerant = keywords.has('errors') || (names !== null && !names.some((name) => study.context.target.has(name)));
  const inner = study.settled(object);
  // The list of columns to drop may name the target, so it stays as it is written.
  const given = nodes.map((part) => study.of(part.child('value') ?? part));
  const edits = nodes.flatMap((part, index) => {
    const value = given[index];
    const expression = part.child('value') ?? part;
    const isList = expression.type === 'list' || value?.known.strings !== null || listsTarget(study, expression);
    return isList || value === undefined ? [] : study.settled(expression).edits;
  });
  const last = nodes.at(-1);
  const add: Edit[] =
    tolerant || last === undefined ? [] : [{ start: last.end, end: last.end, text: ', errors="ignore"' }];
  const removed = names === null ? target.length === 0 : target.every((name) => names.includes(name));
  return {
    known: known.rows('frame', receiver.hasTarget && !removed),
    edits: [...inner.edits, ...edits, ...add],
    needs: [...inner.needs, ...given.flatMap((item) => item.needs)],
  };
}

function listsTarget(study: Study, node: SyntaxNode): boolean {
  const strings = study.context.environment.get(node.text)?.strings;
  return strings?.some((text) => study.context.target.has(text)) ?? false;
}

/** A column used as index is no longer an input. */
function setIndex(study: Study, node: SyntaxNode, object: SyntaxNode, receiver: Known): Studied {
  const { positional, keywords } = argumentsOf(node);
  const key = positional[0] ?? keywords.get('keys');
  const inner = study.settled(object);
  if (key === undefined) return { ...inner, known: receiver };
  const text = `.drop(columns=${key.text}, errors="ignore")`;
  return {
    known: receiver,
    edits: [...inner.edits, { start: object.end, end: node.end, text }],
    needs: [...inner.needs, ...study.of(key).needs],
  };
}

/** `frame.groupby("a")["b"].transform("median")` becomes a look-up of the training groups' medians. */
function groupCall(study: Study, node: SyntaxNode, object: SyntaxNode, method: string): Studied {
  const { positional, nodes } = argumentsOf(node);
  const { needs } = study.combine([object, ...nodes]);
  if (method !== 'transform' && method !== 'apply') return { known: known.fitted, edits: [], needs };
  const filled = positional[0]?.type === 'lambda' ? filledBy(positional[0]) : null;
  const summary = filled ?? (positional[0] === undefined ? undefined : literalOf(positional[0]));
  const column = object.type === 'subscript' ? (object.childrenIn('subscript')[0] ?? null) : null;
  const group = object.type === 'subscript' ? object.child('value') : null;
  const groupby = group?.type === 'call' ? group : null;
  const frame = groupby?.child('function')?.child('object') ?? null;
  const key = groupby === null ? undefined : argumentsOf(groupby).positional[0];
  const keys = key === undefined ? null : stringsOf(key);
  const usable = method === 'transform' || filled !== null;
  if (
    !usable ||
    typeof summary !== 'string' ||
    frame === null ||
    column === null ||
    keys === null ||
    keys.length === 0
  ) {
    return refused(
      study,
      node,
      frame ?? object,
      [],
      `\`.groupby(...).${method}\` makes a row depend on the others of its group`,
    );
  }
  if (frame.type !== 'identifier')
    return refused(study, node, frame, [], '`.groupby(...)` follows other changes; give them a name first');
  const hint = `${hintFor(column)}_${summary}_by_${keys.join('_')}`;
  const table = study.cut(node, `${groupedBy(object, keys)}.${summary}()`, 'before', hint);
  const list = `[${keys.map((name) => JSON.stringify(name)).join(', ')}]`;
  const text = (): string => {
    const name = study.context.emitter.played(frame.text);
    const look =
      keys.length === 1
        ? `${name}[${JSON.stringify(keys[0])}].map(${table()})`
        : `${table()}.reindex(pd.MultiIndex.from_frame(${name}[${list}])).set_axis(${name}.index)`;
    return filled === null ? look : `${name}[${column.text}].fillna(${look})`;
  };
  const pandas = keys.length > 1 ? ['pd'] : [];
  return {
    known: known.rows('series', false),
    edits: [{ start: node.start, end: node.end, text }],
    needs: [frame.text, ...pandas],
  };
}

/** The grouped column as it is written, by names only, so that a look-up by one key has a plain index. */
function groupedBy(object: SyntaxNode, keys: readonly string[]): string {
  const [key] = argumentsOf(object.child('value') ?? object).positional;
  if (key === undefined || keys.length > 1) return object.text;
  const start = key.start - object.start;
  return `${object.text.slice(0, start)}${JSON.stringify(keys[0])}${object.text.slice(start + key.text.length)}`;
}

/** `mean` of `lambda x: x.fillna(x.mean())`. */
function filledBy(lambda: SyntaxNode): string | null {
  const body = lambda.child('body')?.text ?? '';
  const match = /^(\w+)\.fillna\(\s*\1\.(mean|median|min|max)\(\)\s*\)$/.exec(body);
  return match?.[2] ?? null;
}
