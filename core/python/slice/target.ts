import { stringsOf } from '../literal.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { droppedColumns } from './dropped.ts';
import { argumentsOf, assignmentIn, elementsOf, type Step, type Trace } from './trace.ts';

/**
 * Columns of the raw frame that only say the target: those `y` is made of, and those they are made of in turn, unless the
 * model's input keeps them.
 */
export function targetColumns(
  trace: Trace,
  fit: { readonly step: Step; readonly call: SyntaxNode } | null,
): ReadonlySet<string> {
  if (fit === null) return new Set();
  const { positional, keywords } = argumentsOf(fit.call);
  const y = positional[1] ?? keywords.get('y');
  if (y === undefined) return new Set();
  const columns = new Set(new Finder(trace).columns(y, fit.step.at, 0));
  const kept = keptOut(trace);
  for (const column of columns) {
    for (const source of storedFrom(trace, column)) if (kept.has(source)) columns.add(source);
  }
  return columns;
}

class Finder {
  readonly #trace: Trace;

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** Columns an expression of the target is made of, where names mean what they do before the step. */
  columns(node: SyntaxNode, before: number, depth: number): readonly string[] {
    if (depth > 40) return [];
    const again = (part: SyntaxNode | null | undefined): readonly string[] =>
      part === null || part === undefined ? [] : this.columns(part, before, depth + 1);
    switch (node.type) {
      case 'identifier':
        return this.#definition(node.text, before, depth);
      case 'subscript': {
        const key = node.childrenIn('subscript').at(-1);
        const names = key === undefined ? null : (stringsOf(key) ?? this.#constant(key, before));
        if (names !== null) return names;
        const value = node.child('value');
        // A column taken by position has no name here; inputs are then the columns that the model's input names.
        if (value?.child('attribute')?.text === 'iloc' || node.childrenIn('subscript').length > 1) return [];
        return again(value);
      }
      case 'attribute': {
        const name = node.child('attribute')?.text ?? '';
        const object = node.child('object');
        const ofFrame =
          object?.type === 'identifier' && !['values', 'T', 'array', 'codes', 'cat', 'str'].includes(name);
        return ofFrame ? this.#attribute(object, name, before) : again(object);
      }
      case 'call': {
        const callee = node.child('function');
        const method = callee?.type === 'attribute' ? (callee.child('attribute')?.text ?? '') : '';
        const { positional, nodes } = argumentsOf(node);
        const [first] = positional;
        if (method === 'pop' && first !== undefined) return stringsOf(first) ?? [];
        const own = callee?.type === 'attribute' ? again(callee.child('object')) : [];
        const estimatorCall = /^(?:fit_)?transform$|^fit_resample$/.test(method);
        return own.length > 0 && !estimatorCall ? own : nodes.flatMap((part) => again(part.child('value') ?? part));
      }
      case 'string':
      case 'lambda':
      case 'dictionary':
        return [];
      default:
        return node.parts.flatMap((part) => again(part));
    }
  }

  #definition(name: string, before: number, depth: number): readonly string[] {
    for (let index = before - 1; index >= 0; index -= 1) {
      const step = this.#trace.steps[index];
      if (step === undefined || !step.statement.defines.includes(name)) continue;
      const assignment = assignmentIn(step.statement.syntax);
      if (assignment === null) return [];
      const targets = elementsOf(assignment.left);
      const values = elementsOf(assignment.right);
      const place = targets.findIndex((target) => target.text === name);
      const path = this.#trace.callOf(assignment.right)?.path ?? '';
      const given = assignment.right.type === 'call' ? argumentsOf(assignment.right).positional : [];
      if (path.startsWith('sklearn.datasets.')) return [];
      const value =
        path.endsWith('train_test_split') && place >= 0
          ? given[place >> 1]
          : path.endsWith('.fit_resample') && place >= 0
            ? given[place]
            : targets.length > 1 && targets.length === values.length
              ? values[place]
              : assignment.right;
      if (value === undefined || this.#isTable(value)) return [];
      return this.columns(value, index, depth + 1);
    }
    return [];
  }

  /** A frame read or loaded is where the search ends. */
  #isTable(node: SyntaxNode): boolean {
    const path = this.#trace.callOf(node)?.path ?? '';
    return /^pandas\.(?:read_|DataFrame)|^seaborn\.load_dataset$|^sklearn\.datasets\./.test(path);
  }

  #attribute(object: SyntaxNode, name: string, before: number): readonly string[] {
    const bunch = this.#trace.steps.some(({ at: index, statement }) => {
      const right =
        index < before && statement.defines.includes(object.text) ? assignmentIn(statement.syntax)?.right : null;
      return (
        right !== null && right !== undefined && /^sklearn\.datasets\./.test(this.#trace.callOf(right)?.path ?? '')
      );
    });
    return bunch ? [] : [name];
  }

  #constant(key: SyntaxNode, before: number): readonly string[] | null {
    if (key.type !== 'identifier') return null;
    for (let index = before - 1; index >= 0; index -= 1) {
      const statement = this.#trace.steps[index]?.statement;
      if (statement === undefined || !statement.defines.includes(key.text)) continue;
      const right = assignmentIn(statement.syntax)?.right;
      return right === undefined ? null : stringsOf(right);
    }
    return null;
  }
}

/** Those of the columns that the raw frame has: not those a statement makes from others. */
export function rawColumns(trace: Trace, columns: ReadonlySet<string>): string[] {
  return [...columns].filter((column) => {
    const store = trace.steps
      .map(({ statement }) => assignmentIn(statement.syntax))
      .find((assignment) => assignment !== null && storedColumn(assignment.left) === column);
    return store === undefined || store === null || columnsRead(store.right).includes(column);
  });
}

/** Columns read in what is stored under a column: `df["code"] = df["species"].map(...)`. */
function storedFrom(trace: Trace, column: string): readonly string[] {
  return trace.steps.flatMap(({ statement }) => {
    const assignment = assignmentIn(statement.syntax);
    if (assignment === null || storedColumn(assignment.left) !== column) return [];
    return columnsRead(assignment.right).filter((name) => name !== column);
  });
}

/** The literal column a target stores to. */
export function storedColumn(target: SyntaxNode): string | null {
  if (target.type === 'attribute' && target.child('object')?.type === 'identifier')
    return target.child('attribute')?.text ?? null;
  if (target.type !== 'subscript' || rootOf(target) === null) return null;
  const key = target.childrenIn('subscript').at(-1);
  const names = key === undefined ? null : stringsOf(key);
  return names?.length === 1 ? (names[0] ?? null) : null;
}

function columnsRead(node: SyntaxNode): string[] {
  const key = node.type === 'subscript' ? node.childrenIn('subscript').at(-1) : undefined;
  const own = key === undefined ? [] : (stringsOf(key) ?? []);
  const ofName = node.type === 'attribute' && node.child('object')?.type === 'identifier';
  const attribute = ofName ? node.child('attribute')?.text : undefined;
  // In `le.fit_transform(y)` the attribute is a method, not a column.
  const callee = node.type === 'call' ? node.child('function') : null;
  const parts = node.parts.flatMap((part) => {
    if (part !== callee || part.type !== 'attribute') return columnsRead(part);
    const object = part.child('object');
    return object === null ? [] : columnsRead(object);
  });
  return [...own, ...(attribute === undefined ? [] : [attribute]), ...parts];
}

/** Columns that some `drop`, `pop` or `del` takes out, and, where inputs are chosen by a list, everything else that is named. */
function keptOut(trace: Trace): ReadonlySet<string> {
  const dropped = new Set<string>();
  const chosen: (readonly string[])[] = [];
  const named = new Set<string>();
  for (const { statement } of trace.steps) {
    for (const name of columnsRead(statement.syntax)) named.add(name);
    for (const { syntax, path } of statement.calls) {
      if (/\.drop$/.test(path)) for (const name of droppedColumns(syntax).names ?? []) dropped.add(name);
      const [first] = argumentsOf(syntax).positional;
      if (/\.pop$/.test(path) && first !== undefined) for (const name of stringsOf(first) ?? []) dropped.add(name);
    }
    const right = assignmentIn(statement.syntax)?.right;
    const list = right === undefined ? null : listOf(right);
    if (list !== null && list.length > 1) chosen.push(list);
  }
  if (chosen.length > 0) {
    for (const name of named) if (!chosen.some((list) => list.includes(name))) dropped.add(name);
  }
  return dropped;
}

/** A literal list of names, on its own or as the key of a selection. */
function listOf(node: SyntaxNode): readonly string[] | null {
  if (node.type === 'list') return stringsOf(node);
  const key = node.type === 'subscript' ? node.childrenIn('subscript').at(-1) : undefined;
  return key?.type === 'list' ? stringsOf(key) : null;
}
