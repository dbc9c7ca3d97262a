import type { SyntaxNode } from './syntax.ts';

/** A read of a global name. */
export interface Read {
  readonly name: string;
  readonly node: SyntaxNode;
  /** In a function's or lambda's body: happens when that is called. */
  readonly deferred: boolean;
  /** Bound for sure earlier in the same statement or the same function's body, so nothing before it is needed. */
  readonly own: boolean;
  /** A missing name would not stop the notebook: in a `try` that catches it, or perhaps bound in the same statement or body. */
  readonly forgiven: boolean;
  /** Under an `if`, in an `except` or a `case`: may never happen. */
  readonly branch: boolean;
  /** In an annotation, which Python leaves alone from 3.14 on and where `from __future__ import annotations` says so. */
  readonly annotation: boolean;
}

/** A call as the walk sees it; the path has imports and classes resolved. */
export interface SeenCall {
  readonly node: SyntaxNode;
  readonly path: string;
  readonly receiver: string | null;
  /** The receiver or function is a name of a function's own scope. */
  readonly local: boolean;
  readonly deferred: boolean;
  /** Under an `if`, in an `except` or a `case`: may never happen. */
  readonly branch: boolean;
  /** A missing name in what is called would not stop the notebook. */
  readonly forgiven: boolean;
  /** Names that the statement has bound before, for sure or perhaps; of calls of a plain name only. */
  readonly after: ReadonlySet<string>;
}

export interface SeenImport {
  readonly node: SyntaxNode;
  readonly path: string;
  readonly binding: string;
  readonly conditional: boolean;
}

/** A function, lambda or class defined at the top level, or in another one, and what it does to globals when called. */
export interface FunctionFacts {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly reads: readonly Read[];
  /** Reads of names that its body binds, and only later: Python takes them for local names, which are not there yet. */
  readonly unbound: readonly Read[];
  /** Bound through `global`. */
  readonly binds: readonly string[];
  /** Globals changed in place. */
  readonly mutates: readonly string[];
  /** Positions of parameters whose object is changed in place. */
  readonly mutatesParameters: readonly number[];
  readonly calls: readonly SeenCall[];
  /** Those defined inside it. What they read and call is among its own, and happens only where they are called. */
  readonly functions: readonly FunctionFacts[];
  /** Defined in a branch, a loop or a `try`: under its name may still be another. */
  readonly branch: boolean;
}

/** What one top-level statement does with names. */
export interface StatementNames {
  readonly binds: readonly string[];
  readonly deletes: readonly string[];
  readonly reads: readonly Read[];
  /** Of its functions, methods among them. */
  readonly unbound: readonly Read[];
  readonly mutates: readonly string[];
  readonly calls: readonly SeenCall[];
  readonly imports: readonly SeenImport[];
  readonly functions: readonly FunctionFacts[];
  /** From here on any name may be there: `from x import *`, `exec`, a store into `globals()`. */
  readonly opensNamespace: boolean;
}
