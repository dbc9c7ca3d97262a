import { type MarkerEnvironment, markerHolds } from './marker.ts';
import { normalizedName } from './name.ts';
import { parseRequirement } from './requirement.ts';

/** A distribution that is installed, and what it asks for (PEP 508). */
export interface Present {
  readonly name: string;
  readonly requires: readonly string[];
}

export interface ClosureOptions {
  readonly present: readonly Present[];
  /** Requirements somebody wrote down: their extras are asked for. */
  readonly direct: readonly string[];
  /** What is asked for on any of these places counts. */
  readonly where: readonly MarkerEnvironment[];
}

/**
 * Normalised names of the roots and all that they ask for, one through the other. What is not installed here is in it by name, and
 * what it asks for in turn is not known.
 */
export function closureOf(roots: Iterable<string>, { present, direct, where }: ClosureOptions): ReadonlySet<string> {
  const requires = new Map(present.map((one) => [normalizedName(one.name), one.requires.flatMap(readable)] as const));
  const asked = extrasOf(direct.flatMap(readable));
  const done = new Set<string>();
  const open: { name: string; extras: readonly string[] }[] = [...roots].map((root) => ({
    name: normalizedName(root),
    extras: [...(asked.get(normalizedName(root)) ?? [])],
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = `${next.name}[${[...next.extras].sort().join(',')}]`;
    if (done.has(key)) continue;
    done.add(key);
    for (const { normalized, extras, marker } of requires.get(next.name) ?? [])
      if (where.some((place) => markerHolds(marker, place, next.extras)))
        open.push({ name: normalized, extras: [...new Set([...extras, ...(asked.get(normalized) ?? [])])] });
  }
  return new Set([...done].map((key) => key.replace(/\[.*$/, '')));
}

const readable = (line: string) => {
  const read = parseRequirement(line);
  return read.ok ? [read.value] : [];
};

function extrasOf(
  requirements: readonly { readonly normalized: string; readonly extras: readonly string[] }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  for (const { normalized, extras } of requirements)
    asked.set(normalized, new Set([...(asked.get(normalized) ?? []), ...extras]));
  return asked;
}
