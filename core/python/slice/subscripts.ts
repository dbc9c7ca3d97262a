import { literalOf, stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import * as known from './known.ts';
import { isState, type Known } from './known.ts';
import type { Studied, Study } from './studied.ts';
import { argumentsOf } from './trace.ts';

/** `value[...]`, `value.loc[...]`, `value.iloc[...]`: columns are kept, choices of rows left out. */
export function studySubscript(study: Study, node: SyntaxNode): Studied {
  const value = node.child('value');
  const keys = node.childrenIn('subscript');
  const [key, second] = keys;
  if (value === null || key === undefined) return study.combine(node.parts);
  const factorized = key.text === '0' ? factorizedColumn(study, value) : null;
  if (factorized !== null) {
    const table = `{value: code for code, value in enumerate(${value.text}[1])}`;
    return study.mapped(node, factorized, table, 'codes');
  }
  const inner = study.of(value);
  if (inner.known.kind === 'fitted') return ofFitted(study, value, key, inner.known);
  if (inner.known.kind === 'columns') {
    const one = literalOf(key) !== undefined || key.type === 'unary_operator';
    return { ...inner, known: one ? known.fitted : inner.known };
  }
  if (inner.known.kind === 'source') return { ...inner, known: sourceItem(key) };
  if (inner.known.kind !== 'rows' || inner.known.shape === 'item') return study.combine(node.parts);
  const accessor = value.type === 'attribute' ? (value.child('attribute')?.text ?? '') : '';
  if (accessor === 'shape') return inner;
  if (inner.known.shape === 'group') return groupColumn(study, node, inner);
  if (accessor === 'loc' || accessor === 'iloc') return indexed(study, node, value, accessor, key, second);
  if (second !== undefined) return arrayIndexed(study, node, value, key, keys.slice(1));
  return selected(study, node, value, key, inner.known);
}

function ofFitted(study: Study, value: SyntaxNode, key: SyntaxNode, state: Known): Studied {
  if (study.of(key).known.kind === 'rows') return study.all([value, key], known.rows('series', false));
  const indexer = value.type === 'attribute' && /^i?loc$/.test(value.child('attribute')?.text ?? '');
  return { ...study.combine([value, key]), known: { ...known.fitted, hasTarget: indexer && state.hasTarget } };
}

function sourceItem(key: SyntaxNode): Known {
  const name = literalOf(key);
  if (name === 'data' || name === 'frame') return known.rows('frame', name === 'frame');
  return name === 'target' ? known.rows('series', true) : known.fitted;
}

/** `frame["a"]`, `frame[["a", "b"]]`, `frame[mask]`, `array[:100]`. */
function selected(study: Study, node: SyntaxNode, value: SyntaxNode, key: SyntaxNode, frame: Known): Studied {
  const index = study.of(key);
  const rowOfArray = isRowNumber(key) || (key.type === 'list' && key.parts.length > 0 && key.parts.every(isRowNumber));
  if (
    key.type === 'slice' ||
    index.known.kind === 'indices' ||
    isMask(index.known, key) ||
    (frame.shape === 'array' && rowOfArray)
  ) {
    return leftOut(study, node, value, frame);
  }
  const names = stringsOf(key) ?? index.known.strings;
  if (names !== null && names.length === 1 && key.type !== 'list' && study.context.target.has(names[0] ?? '')) {
    return study.readsTarget(node, study.settled(value));
  }
  if (names !== null) {
    const one = key.type === 'string' || key.type === 'concatenated_string';
    const hasTarget = frame.hasTarget && names.some((name) => study.context.target.has(name));
    return study.all([value, key], known.rows(one ? 'series' : 'frame', hasTarget));
  }
  if (isState(index.known)) return study.all([value, key], known.rows('frame', frame.hasTarget));
  return study.all([value, key], known.rows(frame.shape === 'frame' ? 'series' : frame.shape, false));
}

/** A literal number, such as `0` or `-1`. */
export const isRowNumber = (key: SyntaxNode): boolean => /^-?\d+$/.test(key.text);

/** A key made of rows chooses rows, unless it is one cell used as a name. */
const isMask = (key: Known, node: SyntaxNode): boolean =>
  key.kind === 'rows' && key.shape !== 'item' && key.shape !== 'unclear' && node.type !== 'string';

/** `frame` for `frame[mask]`. */
export function leftOut(study: Study, node: SyntaxNode, value: SyntaxNode, result: Known): Studied {
  const inner = study.settled(value);
  const text = (): string => {
    study.context.emitter.leaveOut(node);
    return '';
  };
  return { known: result, edits: [...inner.edits, { start: value.end, end: node.end, text }], needs: inner.needs };
}

const isWhole = (key: SyntaxNode): boolean => key.type === 'slice' && key.parts.length === 0;

function indexed(
  study: Study,
  node: SyntaxNode,
  value: SyntaxNode,
  accessor: string,
  key: SyntaxNode,
  second: SyntaxNode | undefined,
): Studied {
  const object = value.child('object');
  if (object === null) return study.combine(node.parts);
  const frame = study.of(object).known;
  if (second === undefined) return leftOut(study, node, object, frame);
  const rowChoice: Edit[] = isWhole(key)
    ? []
    : [
        {
          start: key.start,
          end: key.end,
          text: () => {
            study.context.emitter.leaveOut(node);
            return ':';
          },
        },
      ];
  const column = study.of(second).known;
  const names = stringsOf(second) ?? column.strings;
  const one = names !== null ? second.type === 'string' : second.type === 'integer' || second.type === 'unary_operator';
  if (one && names?.some((name) => study.context.target.has(name)) === true) {
    return study.readsTarget(node, study.settled(object));
  }
  if (accessor === 'iloc' || (second.type === 'slice' && !isWhole(second))) {
    // Positions and ranges of columns are those of the training frame, target included.
    const expression = one
      ? `${object.text}.columns[${second.text}]`
      : `${object.text}.${accessor}[:, ${second.text}].columns`;
    const inner = study.settled(object);
    const hasTarget = frame.hasTarget && !one;
    const cut = study.cut(
      second,
      hasTarget ? withoutTarget(study, expression) : one ? expression : `list(${expression})`,
      'before',
      'columns',
    );
    const text = (): string => `[${cut()}]`;
    const edits = [...inner.edits, ...rowNote(study, node, key), { start: object.end, end: node.end, text }];
    return { known: known.rows(one ? 'series' : 'frame', hasTarget), edits, needs: inner.needs };
  }
  const hasTarget = frame.hasTarget && (names === null || names.some((name) => study.context.target.has(name)));
  const shape = one ? 'series' : 'frame';
  return study.all([object, second], known.rows(shape, hasTarget), rowChoice);
}

function withoutTarget(study: Study, expression: string): string {
  const target = [...study.context.target];
  if (target.length === 0) return `list(${expression})`;
  return `[column for column in ${expression} if column not in [${target.map((name) => JSON.stringify(name)).join(', ')}]]`;
}

function rowNote(study: Study, node: SyntaxNode, key: SyntaxNode): Edit[] {
  if (isWhole(key)) return [];
  const text = (): string => {
    study.context.emitter.leaveOut(node);
    return '';
  };
  return [{ start: node.start, end: node.start, text }];
}

/** `array[rows, columns]`: the choice of rows is left out. */
function arrayIndexed(
  study: Study,
  node: SyntaxNode,
  value: SyntaxNode,
  key: SyntaxNode,
  rest: readonly SyntaxNode[],
): Studied {
  const isAxis = key.type === 'none' || key.type === 'ellipsis' || isWhole(key);
  const text = (): string => {
    study.context.emitter.leaveOut(node);
    return ':';
  };
  const edits: Edit[] = isAxis ? [] : [{ start: key.start, end: key.end, text }];
  return study.all([value, ...rest], known.rows('array', study.of(value).known.hasTarget), edits);
}

/** `frame.groupby("a")["b"]` is still a group. */
function groupColumn(study: Study, node: SyntaxNode, inner: Studied): Studied {
  return { ...study.combine(node.parts), known: inner.known };
}

/** The column of `pd.factorize(column)` or `column.factorize()`; null for any other value. */
function factorizedColumn(study: Study, value: SyntaxNode): SyntaxNode | null {
  const callee = value.type === 'call' ? value.child('function') : null;
  if (callee?.child('attribute')?.text !== 'factorize') return null;
  const [first] = argumentsOf(value).positional;
  const column = study.context.callOf(value)?.path === 'pandas.factorize' ? (first ?? null) : callee.child('object');
  return column !== null && study.of(column).known.kind === 'rows' ? column : null;
}
