import type { Call } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import type { Known } from './known.ts';
import type { Scope } from './scope.ts';

/** An expression as `features` sees it. */
export interface Studied {
  readonly known: Known;
  /** Changes that make its text fit for `features`; none when it is state, which is cut as a whole by whoever uses it. */
  readonly edits: readonly Edit[];
  /** Names it then reads. */
  readonly needs: readonly string[];
}

/** A value to be taken from the run. */
export interface Cut {
  readonly node: SyntaxNode;
  readonly expression: string;
  readonly hint: string;
  readonly when: 'before' | 'after';
}

/** Takes what the study finds where an edit is used; while values are only classified, no edit is. */
export interface Emitter {
  /** Text that stands for the value in `features`. */
  cut(cut: Cut): string;
  /** A variable of the run that holds an object the notebook gave no name. */
  keep(node: SyntaxNode): string;
  /** The name that plays this one in `features`, known once the slice is whole. */
  played(name: string): string;
  /** Notes that a choice of rows was left out. */
  leaveOut(node: SyntaxNode): void;
  /** Refuses, with a sentence that goes on from the place. */
  refuse(node: SyntaxNode, why: string): never;
  /** A function of the notebook is called with such arguments. */
  callFunction(name: string, given: readonly Known[]): void;
}

export interface StudyContext {
  readonly environment: ReadonlyMap<string, Known>;
  readonly target: ReadonlySet<string>;
  readonly emitter: Emitter;
  /** As `Trace.trusting`. */
  readonly trusting: boolean;
  /** As `Trace.written`. */
  readonly written: ReadonlySet<SyntaxNode>;
  callOf(node: SyntaxNode): Call | null;
  /** What a function of the notebook gives back for such arguments. */
  returns(name: string, given: readonly Known[]): Known;
}

/** What the parts of a study ask of the whole. */
export interface Study {
  readonly context: StudyContext;
  readonly scope: Scope;
  of(node: SyntaxNode): Studied;
  settled(node: SyntaxNode): Studied;
  combine(nodes: readonly SyntaxNode[]): Studied;
  all(nodes: readonly (SyntaxNode | null | undefined)[], value: Known, more?: readonly Edit[]): Studied;
  cut(node: SyntaxNode, expression: string, when?: 'before' | 'after', hint?: string): () => string;
  refusal(node: SyntaxNode, why: string): Edit;
  lambda(node: SyntaxNode, parameter: Known): Studied;
  mapped(node: SyntaxNode, column: SyntaxNode, expression: string, word: string): Studied;
  readsTarget(node: SyntaxNode, inner: Studied): Studied;
}
