import { literalOf, stringsOf } from '../literal.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import { isState } from './known.ts';
import type { Studied, Study } from './studied.ts';
import { rowChoices } from './tables.ts';
import { storedColumn } from './target.ts';
import { argumentsOf, assignmentIn, elementsOf } from './trace.ts';

/** Stands where a statement was of which nothing is left, until its line is taken out. */
export const nothingLeft = '\u0000';

/** A simple statement as `features` keeps it; null when nothing of it is left. */
export type Kept = {
  readonly edits: readonly Edit[];
  readonly needs: readonly string[];
  readonly mutates: string | null;
};

/** Edits that turn a simple statement of the notebook into one of `features`, for the sake of the needed names. */
export function keepSimple(study: Study, node: SyntaxNode, needed: ReadonlySet<string>): Kept | null {
  const assignment = assignmentIn(node);
  if (assignment !== null) return keepAssignment(study, node, assignment, needed);
  const [part] = node.parts;
  if (node.type === 'delete_statement') return keepDelete(study, node);
  if (node.type === 'return_statement') {
    const studied = part === undefined ? null : study.settled(part);
    return { edits: studied?.edits ?? [], needs: studied?.needs ?? [], mutates: null };
  }
  if (part?.type === 'augmented_assignment') {
    const left = part.child('left');
    if (left !== null && isTargetColumn(study, left)) return null;
    const studied = study.all([part.child('right'), left], study.of(part).known);
    return { ...studied, mutates: left === null ? null : rootOf(left) };
  }
  if (part?.type === 'call') return keepCall(study, part);
  const studied = study.all(node.parts, study.combine(node.parts).known);
  return { ...studied, mutates: null };
}

function keepAssignment(
  study: Study,
  node: SyntaxNode,
  { left, right }: { left: SyntaxNode; right: SyntaxNode },
  needed: ReadonlySet<string>,
): Kept | null {
  const targets = elementsOf(left);
  const values = elementsOf(right);
  if (targets.length > 1 && targets.length === values.length) return keepSome(study, node, targets, values, needed);
  if (isTargetColumn(study, left) || popsTarget(study, right)) return null;
  const store = left.type === 'subscript' || left.type === 'attribute' ? storeKeys(study, left) : nothing;
  const value = study.settled(right);
  // `df = df.dropna()` is nothing once the choice of rows is left out.
  if (left.type === 'identifier' && onlyChoosesRows(study, right) === left.text && !copies(right)) {
    return {
      edits: [{ start: node.start, end: node.end, text: () => noteOnly(value) }],
      needs: [left.text],
      mutates: null,
    };
  }
  return {
    edits: [...store.edits, ...value.edits],
    needs: [...store.needs, ...value.needs],
    mutates: left.type === 'identifier' ? null : rootOf(left),
  };
}

/** `y = df.pop("species")` takes out what is not there at inference. */
function popsTarget(study: Study, node: SyntaxNode): boolean {
  const callee = node.type === 'call' ? node.child('function') : null;
  if (callee?.child('attribute')?.text !== 'pop') return false;
  const [first] = argumentsOf(node).positional;
  const names = first === undefined ? null : stringsOf(first);
  return names?.some((name) => study.context.target.has(name)) ?? false;
}

/** A copy keeps what is changed next apart from what the caller holds. */
export function copies(node: SyntaxNode): boolean {
  const callee = node.type === 'call' ? node.child('function') : null;
  return callee?.child('attribute')?.text === 'copy' || node.parts.some(copies);
}

const nothing: Pick<Studied, 'edits' | 'needs'> = { edits: [], needs: [] };

/** Uses the edits for what they note, and writes nothing. */
function noteOnly({ edits }: Studied): string {
  for (const { text } of edits) if (typeof text !== 'string') text();
  return nothingLeft;
}

/** The name at the root of a chain of row choices; null when the chain does anything else. */
export function onlyChoosesRows(study: Study, node: SyntaxNode): string | null {
  if (node.type === 'identifier') return node.text;
  if (study.of(node).known.kind !== 'rows') return null;
  if (node.type === 'call') {
    const callee = node.child('function');
    const method = callee?.child('attribute')?.text ?? '';
    const object = callee?.child('object') ?? null;
    const { keywords, nodes } = argumentsOf(node);
    const axis = keywords.get('axis')?.text ?? '0';
    const drops = keywords.get('drop');
    const plain = method === 'copy' || (method === 'reset_index' && drops !== undefined && literalOf(drops) === true);
    const chooses = rowChoices.has(method) && !/^1$|columns/.test(axis);
    const dropsRows =
      method === 'drop' && nodes.length > 0 && !keywords.has('columns') && axis === '0' && nodes.length < 2;
    return object !== null && (plain || chooses || dropsRows) ? onlyChoosesRows(study, object) : null;
  }
  if (node.type !== 'subscript') return null;
  const value = node.child('value');
  const keys = node.childrenIn('subscript');
  const [key] = keys;
  if (value === null || key === undefined || keys.length > 1) return null;
  const accessor = value.type === 'attribute' ? (value.child('attribute')?.text ?? '') : '';
  if (accessor === 'loc' || accessor === 'iloc') {
    const object = value.child('object');
    return object === null ? null : onlyChoosesRows(study, object);
  }
  const index = study.of(key).known;
  const chooses =
    key.type === 'slice' ||
    index.kind === 'indices' ||
    (index.kind === 'rows' && index.shape !== 'item' && index.shape !== 'unclear');
  return chooses ? onlyChoosesRows(study, value) : null;
}

/** `X, y = df[features], df["y"]` keeps what is needed of it. */
function keepSome(
  study: Study,
  node: SyntaxNode,
  targets: readonly SyntaxNode[],
  values: readonly SyntaxNode[],
  needed: ReadonlySet<string>,
): Kept | null {
  const chosen = targets.flatMap((target, index) => {
    const value = values[index];
    const root = rootOf(target);
    return value !== undefined && root !== null && needed.has(root) ? [{ target, value }] : [];
  });
  const [first] = chosen;
  if (first === undefined) return null;
  if (chosen.length === targets.length) {
    const all = study.all(values, study.of(values[0] ?? node).known);
    return { ...all, mutates: null };
  }
  const studied = chosen.map(({ value }) => study.settled(value));
  const edits: Edit[] = [];
  let done = node.start;
  chosen.forEach(({ target, value }, index) => {
    const separator = index === 0 ? '' : '\n';
    edits.push({ start: done, end: value.start, text: () => `${separator}${named(study, target)} = ` });
    edits.push(...(studied[index]?.edits ?? []));
    done = value.end;
  });
  if (done < node.end) edits.push({ start: done, end: node.end, text: '' });
  return { edits, needs: studied.flatMap((item) => item.needs), mutates: null };
}

/** A target's text with the name that plays its root. */
function named(study: Study, target: SyntaxNode): string {
  const root = rootOf(target) ?? '';
  return `${study.context.emitter.played(root)}${target.text.slice(root.length)}`;
}

/** A store's keys keep their rows: `df.loc[df["a"] > 3, "b"] = 0` changes cells and chooses none. */
function storeKeys(study: Study, target: SyntaxNode): Pick<Studied, 'edits' | 'needs'> {
  const root = rootOf(target);
  const keys = target.childrenIn('subscript').map((key) => study.settled(key));
  return {
    edits: keys.flatMap((key) => key.edits),
    needs: [...(root === null ? [] : [root]), ...keys.flatMap((key) => key.needs)],
  };
}

export function isTargetColumn(study: Study, target: SyntaxNode): boolean {
  const column = storedColumn(target);
  return column !== null && study.context.target.has(column);
}

/** `df.drop(..., inplace=True)` becomes `df = df.drop(...)`; calls that only choose rows leave. */
function keepCall(study: Study, call: SyntaxNode): Kept | null {
  const callee = call.child('function');
  const object = callee?.type === 'attribute' ? callee.child('object') : null;
  const root = object === null ? null : rootOf(object);
  const { nodes, keywords } = argumentsOf(call);
  if (object === null || root === null) {
    const studied = study.settled(call);
    return { ...studied, mutates: rootOf(nodes[0] ?? call) };
  }
  const method = callee?.child('attribute')?.text ?? '';
  if (keywords.get('inplace')?.type !== 'true') return keepMutator(study, call, method, root);
  const studied = study.settled(call);
  if (onlyChoosesRows(study, call) === root) {
    return {
      edits: [{ start: call.start, end: call.end, text: () => noteOnly(studied) }],
      needs: [root],
      mutates: null,
    };
  }
  const flag = nodes.findIndex((node) => node.child('name')?.text === 'inplace');
  const node = nodes[flag];
  const before = nodes[flag - 1];
  const after = nodes[flag + 1];
  const strip: Edit[] =
    node === undefined
      ? []
      : before !== undefined
        ? [{ start: before.end, end: node.end, text: '' }]
        : [{ start: node.start, end: after?.start ?? node.end, text: '' }];
  const whole = `${object.text.slice(root.length)} = `;
  const text = (): string => `${study.context.emitter.played(root)}${whole}`;
  const target: Edit = { start: call.start, end: call.start, text };
  return {
    edits: [target, ...studied.edits.map((edit) => moved(edit, node, before)), ...strip],
    needs: [root, ...studied.needs],
    mutates: root,
  };
}

/** An insert at the end of a stripped flag goes to where the flag was stripped from. */
function moved(edit: Edit, flag: SyntaxNode | undefined, before: SyntaxNode | undefined): Edit {
  if (flag === undefined || edit.start !== flag.end || edit.end !== flag.end || before === undefined) return edit;
  return { ...edit, start: before.end, end: before.end };
}

function keepMutator(study: Study, call: SyntaxNode, method: string, root: string): Kept | null {
  const { positional, nodes } = argumentsOf(call);
  const [first] = positional;
  const names = first === undefined ? null : stringsOf(first);
  if (method === 'pop' && names?.some((name) => study.context.target.has(name)) === true) return null;
  if (isState(study.of(call.child('function')?.child('object') ?? call).known)) return null;
  const studied = study.all(nodes, study.of(call).known);
  return { edits: studied.edits, needs: [root, ...studied.needs], mutates: root };
}

/** `del df["species"]` goes when it is the target; other columns are dropped. */
function keepDelete(study: Study, node: SyntaxNode): Kept | null {
  const targets = node.parts.flatMap((part) => (part.type === 'expression_list' ? part.parts : [part]));
  const kept = targets.filter((target) => target.type === 'subscript' && !isTargetColumn(study, target));
  const [first] = kept;
  const root = first === undefined ? null : rootOf(first);
  if (first === undefined || root === null) return null;
  return { edits: [], needs: [root], mutates: root };
}
