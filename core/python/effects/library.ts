import type { Effect, Format, Kept, Live, Place, Source, SourceKind, Target } from './effect.ts';

/** One library's effects: one file in this folder, listed in the registry. */
export interface Library {
  /** Top modules of the paths it describes. */
  readonly modules: readonly string[];
  /** By whole path: `pandas.read_csv`, `<pandas.DataFrame>.to_csv`. */
  readonly entries: ReadonlyMap<string, Effect>;
  /** Where a name's shape says what it does; tried in order, the first match counts. */
  readonly families: readonly (readonly [RegExp, Effect])[];
  /** Classes of attributes: `<pandas.DataFrame>.values` is a `numpy.ndarray`; `*` for any name or key. */
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Part {
  readonly entries?: readonly (readonly [string, Effect])[];
  readonly families?: readonly (readonly [RegExp, Effect])[];
  readonly attributes?: readonly (readonly [string, string])[];
}

/** Puts parts together; what several say of one path adds up. */
export function library(modules: string, ...parts: readonly Part[]): Library {
  const entries = new Map<string, Effect>();
  for (const [path, effect] of parts.flatMap((part) => part.entries ?? [])) {
    entries.set(path, { ...entries.get(path), ...effect });
  }
  return {
    modules: words(modules),
    entries,
    families: parts.flatMap((part) => part.families ?? []),
    attributes: new Map(parts.flatMap((part) => part.attributes ?? [])),
  };
}

export const words = (text: string): string[] => text.trim().split(/\s+/);

/** Functions or classes of a module, by name. */
export const functions = (module: string, names: string, effect: Effect): Part => ({
  entries: words(names).map((name) => [`${module}.${name}`, effect]),
});

/** Methods of each of these classes, by name. */
export const methods = (classes: string, names: string, effect: Effect): Part => ({
  entries: words(classes).flatMap((owner) => words(names).map((name) => [`<${owner}>.${name}`, effect] as const)),
});

export const family = (pattern: RegExp, effect: Effect): Part => ({ families: [[pattern, effect]] });

/** Attributes of each of these classes, and the class they are of. */
export const attributes = (classes: string, names: string, of: string): Part => ({
  attributes: words(classes).flatMap((owner) => words(names).map((name) => [`<${owner}>.${name}`, of] as const)),
});

export const pure: Effect = {};
export const changesReceiver: Effect = { mutatesReceiver: true };

/** The argument at a position, or under one of these keywords. */
export const argument = (position: number | null, keywords = ''): Place => ({
  position,
  keywords: keywords === '' ? [] : words(keywords),
});

export const from = (kind: SourceKind, position: number | null, keywords = ''): { readonly reads: Source } => ({
  reads: { kind, ...argument(position, keywords) },
});

/** Data of a registry, by name, that may be other data another day. */
export const live = (position: number | null, keywords: string, how: Live): { readonly reads: Source } => ({
  reads: { kind: 'dataset hub', ...argument(position, keywords), live: how },
});

/** Data at an address, left in a file. */
export const download = (
  position: number,
  keywords: string,
  more: Pick<Source, 'into' | 'live' | 'raw'>,
): { readonly reads: Source } => ({ reads: { kind: 'web', ...argument(position, keywords), ...more } });

export const to = (kind: Target['kind'], position: number | null, keywords = ''): { readonly writes: Target } => ({
  writes: { kind, ...argument(position, keywords) },
});

/** Opens a file of any kind to read or, where `mode` at this position says so, to write. */
export const opens = (position: number | null, keywords: string, mode: number): { readonly reads: Source } => ({
  reads: { kind: 'file', ...argument(position, keywords), mode, raw: true },
});

export const restores = (format: Format, position: number | null, keywords = ''): { readonly loads: Kept } => ({
  loads: { format, ...argument(position, keywords) },
});

/** Data that a library brings along: the path itself says which. */
export const packaged: { readonly reads: Source } = from('packaged', null);
