import { boundIn } from '../binding.ts';
import { listedNames } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import { innerEffects } from './inner.ts';
import { elementKind } from './naming.ts';
import type { State } from './state.ts';
import { keepSimple } from './statement.ts';
import type { Step, Trace } from './trace.ts';
import type { Inside, Writer } from './writer.ts';

/** A string on its own says what a function does. */
const isDocstring = (node: SyntaxNode): boolean =>
  node.type === 'expression_statement' && node.parts.length === 1 && node.parts[0]?.type === 'string';

interface Kept {
  readonly edits: readonly Edit[];
  readonly needs: readonly string[];
  readonly mutates: readonly string[];
}

/** Cuts compound statements and function bodies down to what the needed names rest on. */
export class BlockCutter {
  readonly #trace: Trace;
  readonly #writer: Writer;
  readonly #step: Step;
  readonly #state: State;
  /** Cell whose text the block is of, and that text. */
  readonly #cell: { readonly index: number; readonly python: string };

  constructor(trace: Trace, writer: Writer, step: Step, state: State, cell: { index: number; python: string }) {
    this.#trace = trace;
    this.#writer = writer;
    this.#step = step;
    this.#state = state;
    this.#cell = cell;
  }

  /** A compound statement for the needed names; null when nothing of it is. `inside` is null at the top level. */
  compound(node: SyntaxNode, needed: Set<string>, inside: Omit<Inside, 'statement'>): Kept | null {
    const objects = this.#neededObjects(node, needed);
    const header = objects === null ? this.#header(node, inside) : objects;
    const within = this.#turn(node, inside);
    const edits: Edit[] = [...header.edits];
    const needs = new Set<string>();
    const mutates: string[] = [];
    let any = false;
    // A value kept on one turn may rest on what the turn before made.
    const wanted = new Set(needed);
    const variable = node.child('left');
    if (objects !== null && variable !== null) wanted.add(variable.text);
    for (const part of this.#blocks(node).toReversed()) {
      const kept = this.body(part, wanted, within);
      edits.push(...(kept.empty ? this.#emptied(node, part) : kept.edits));
      any ||= !kept.empty;
      for (const name of kept.needs) needs.add(name);
      mutates.push(...kept.mutates);
    }
    if (!any) return null;
    for (const name of header.needs) needs.add(name);
    const own = node.type === 'for_statement' ? boundIn(node.child('left') ?? node).map((name) => name.text) : [];
    const changed = mutates.some((name) => own.includes(name)) ? (objects?.needs ?? []) : [];
    return { edits, needs: [...needs].filter((name) => !own.includes(name)), mutates: [...mutates, ...changed] };
  }

  /** `for d in [train, test]` goes over those of the objects that are needed; null for any other statement. */
  #neededObjects(
    node: SyntaxNode,
    needed: ReadonlySet<string>,
  ): { edits: readonly Edit[]; needs: readonly string[] } | null {
    const right = node.type === 'for_statement' ? node.child('right') : null;
    const objects = listedNames(right).filter((name) => needed.has(name));
    if (right === null || objects.length === 0 || node.child('left')?.type !== 'identifier') return null;
    const kept = right.parts.filter((part) => objects.includes(part.text));
    // What is between the names that stay goes, so that the names themselves can still be changed.
    const edits: Edit[] = [];
    let done = right.start;
    for (const [index, part] of kept.entries()) {
      edits.push({ start: done, end: part.start, text: index === 0 ? '[' : ', ' });
      done = part.end;
    }
    edits.push({ start: done, end: right.end, text: ']' });
    return { edits, needs: objects };
  }

  /** Keeps of a block what matters, to a fixed point over the turns of a loop. */
  body(block: SyntaxNode, needed: Set<string>, inside: Omit<Inside, 'statement'>): Kept & { readonly empty: boolean } {
    const keptNodes = new Set<SyntaxNode>();
    const edits = new Map<SyntaxNode, Kept | null>();
    for (let before = -1; before !== keptNodes.size; ) {
      before = keptNodes.size;
      for (const node of block.parts.toReversed()) {
        if (!this.#matters(node, needed)) continue;
        const kept = this.#keep(node, needed, inside);
        edits.set(node, kept);
        if (kept === null) continue;
        keptNodes.add(node);
        for (const name of kept.needs) needed.add(name);
      }
    }
    const all: Edit[] = [];
    for (const node of block.children) {
      const kept = edits.get(node);
      if (kept !== null && kept !== undefined) all.push(...kept.edits);
      else if (node.type !== 'comment' || !this.#belongs(node, block, edits)) all.push(this.#removal(node));
    }
    const kept = [...edits.values()].filter((item) => item !== null);
    return {
      edits: all,
      needs: kept.flatMap((item) => item.needs),
      mutates: kept.flatMap((item) => item.mutates),
      empty: keptNodes.size === 0,
    };
  }

  /** A comment stays with the statement after it, or the one it stands beside. */
  #belongs(comment: SyntaxNode, block: SyntaxNode, edits: ReadonlyMap<SyntaxNode, Kept | null>): boolean {
    const index = block.children.indexOf(comment);
    const before = block.children[index - 1];
    const sameLine = before !== undefined && !this.#cell.python.slice(before.end, comment.start).includes('\n');
    const owner = sameLine ? before : block.children.slice(index).find((node) => node.type !== 'comment');
    return owner !== undefined && (edits.get(owner) ?? null) !== null;
  }

  #matters(node: SyntaxNode, needed: ReadonlySet<string>): boolean {
    if (/^(?:return|continue|break|pass|raise|assert|global|nonlocal)_statement$/.test(node.type)) {
      return node.type !== 'pass_statement' && node.type !== 'assert_statement' && node.type !== 'raise_statement';
    }
    if (isDocstring(node)) return true;
    if (/^(?:if|for|while|try|with|match)_statement$/.test(node.type) && /\breturn\b/.test(node.text)) return true;
    const { binds, mutates } = innerEffects(node, this.#trace);
    return [...binds, ...mutates].some((name) => needed.has(name));
  }

  #keep(node: SyntaxNode, needed: Set<string>, inside: Omit<Inside, 'statement'>): Kept | null {
    if (this.#blocks(node).length > 0 && node.type !== 'function_definition')
      return this.compound(node, needed, inside);
    const study = this.#state.study(this.#writer.emitter(this.#step, { ...inside, statement: node }));
    const kept = keepSimple(study, node, needed);
    return kept === null ? null : { ...kept, mutates: kept.mutates === null ? [] : [kept.mutates] };
  }

  #blocks(node: SyntaxNode): readonly SyntaxNode[] {
    return node.parts.flatMap((part) => {
      if (part.type === 'block') return [part];
      return /_clause$/.test(part.type) && part.type !== 'with_clause' ? this.#blocks(part) : [];
    });
  }

  /** What stands before the colon: conditions, iterables, contexts. */
  #header(node: SyntaxNode, inside: Omit<Inside, 'statement'>): { edits: readonly Edit[]; needs: readonly string[] } {
    // At the top level the header is evaluated once for all turns, so its state is taken before the statement.
    const top = inside.keys.length === 0 && node === this.#step.statement.syntax;
    const emitter = this.#writer.emitter(this.#step, top ? null : { ...inside, statement: node });
    const study = this.#state.study(emitter);
    const heads = node.parts.flatMap((part) => {
      if (part.type === 'elif_clause') return part.childrenIn('condition');
      return part.type === 'block' || /_clause$/.test(part.type) || part.field === 'left' ? [] : [part];
    });
    const settled = heads.map((head) => study.settled(head));
    return { edits: settled.flatMap((item) => item.edits), needs: settled.flatMap((item) => item.needs) };
  }

  /** How turns of a loop are told apart. */
  #turn(node: SyntaxNode, inside: Omit<Inside, 'statement'>): Omit<Inside, 'statement'> {
    if (node.type === 'while_statement') return { ...inside, hindrance: 'in a `while` loop, whose turns have no name' };
    const left = node.type === 'for_statement' ? node.child('left') : null;
    const right = node.child('right');
    if (left === null || right === null) return inside;
    const over = elementKind(this.#state.study().of(right).known);
    const hindrance = over.kind === 'constant' ? inside.hindrance : 'in a loop over tables or rows';
    return { ...inside, keys: [...inside.keys, ...boundIn(left).map((name) => name.text)], hindrance };
  }

  /** Takes the whole line, or lines, of a statement that is left out. */
  #removal(node: SyntaxNode): Edit {
    const { python } = this.#cell;
    const newline = python.indexOf('\n', node.end);
    const end = newline === -1 ? python.length : newline;
    const start = python.lastIndexOf('\n', node.start - 1);
    const alone =
      /^\s*$/.test(python.slice(start + 1, node.start)) && /^\s*(?:#.*)?$/.test(python.slice(node.end, end));
    return alone ? { start: Math.max(start, 0), end, text: '' } : { start: node.start, end: node.end, text: 'pass' };
  }

  /** A clause nothing is left of: the whole `else` goes, a branch that must stay passes. */
  #emptied(node: SyntaxNode, block: SyntaxNode): Edit[] {
    const clause = node.parts.find((part) => part !== block && part.parts.includes(block));
    if (clause !== undefined && (clause.type === 'else_clause' || clause.type === 'finally_clause'))
      return [this.#removal(clause)];
    return [{ start: block.start, end: block.end, text: 'pass' }];
  }
}
