import type { DirectOrigin, Target } from '#core/environment/index.ts';
import type { Interpreter } from '../interpreter.ts';

export interface ResolveOptions {
  /** Requirements of training, those of serving among them; lines hold in any folder. */
  readonly training: readonly string[];
  /** Null where one set serves both. */
  readonly serving: readonly string[] | null;
  /** Index options as a requirements file has them, passwords and all. */
  readonly options: readonly string[];
  /** Versions that must be kept where the package is needed, as `name==version`. */
  readonly constraints: readonly string[];
  readonly targets: readonly Target[];
  readonly interpreter: Interpreter;
  /** Folder of Slipway's Python scripts. */
  readonly scripts: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** Which versions of which packages a set has, by normalised name, and on which targets (by id). */
export type Tree = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export interface IndexFile {
  readonly file: string;
  /** Null where the index does not tell. */
  readonly sha256: string | null;
  readonly size?: number | undefined;
}

/** A package that no index gave. */
export interface DirectPackage {
  readonly name: string;
  readonly origin: DirectOrigin;
}

/** One set: what an index gives, and what comes from elsewhere. */
export interface ResolvedSet {
  readonly tree: Tree;
  readonly direct: readonly DirectPackage[];
}

export interface Resolution {
  readonly training: ResolvedSet;
  readonly serving: ResolvedSet | null;
  /** Files of every version pinned, by name; files of other versions may be among them. */
  readonly files: ReadonlyMap<string, readonly IndexFile[]>;
  readonly resolver: 'uv' | 'pip';
  /** What a reader has to know, in sentences. */
  readonly notes: readonly string[];
}

export class TreeBuilder {
  readonly #tree = new Map<string, Map<string, Set<string>>>();

  add(name: string, version: string, target: string): void {
    const versions = this.#tree.get(name) ?? new Map<string, Set<string>>();
    this.#tree.set(name, versions.set(version, (versions.get(version) ?? new Set()).add(target)));
  }

  get tree(): Tree {
    return this.#tree;
  }
}

/** `name==version` of a tree, for those on a target, without the local part of a version: another platform may have another build. */
export const constraintsOf = (tree: Tree, target?: string): string[] =>
  [...tree].flatMap(([name, versions]) =>
    [...versions].flatMap(([version, targets]) =>
      target === undefined || targets.has(target) ? [`${name}==${version.replace(/\+.*$/, '')}`] : [],
    ),
  );
