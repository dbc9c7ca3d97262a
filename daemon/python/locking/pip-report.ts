import * as z from 'zod';
import {
  type DirectOrigin,
  directOrigin,
  environmentOfTarget,
  markerHolds,
  normalizedName,
  parseRequirement,
  type Requirement,
  type Target,
} from '#core/environment/index.ts';

/** Of pip's "Installation Report", version 1, what a lock needs. */
export const PipReport = z.object({
  install: z.array(
    z.object({
      is_direct: z.boolean().default(false),
      metadata: z.object({
        name: z.string(),
        version: z.string(),
        requires_dist: z.array(z.string()).default([]),
      }),
      download_info: z.looseObject({
        url: z.string(),
        archive_info: z.object({ hashes: z.record(z.string(), z.string()).optional() }).optional(),
      }),
    }),
  ),
});
export type PipReport = z.infer<typeof PipReport>;

/** A package as a report has it. */
export interface Reported {
  readonly name: string;
  readonly version: string;
  readonly requires: readonly Requirement[];
  /** Null for a package of an index. */
  readonly origin: DirectOrigin | null;
  readonly file: string;
  readonly sha256: string | null;
}

export function reported({ install }: PipReport): Map<string, Reported> {
  const found = new Map<string, Reported>();
  for (const { metadata, download_info: from, is_direct: isDirect } of install) {
    const name = normalizedName(metadata.name);
    found.set(name, {
      name,
      version: metadata.version,
      requires: metadata.requires_dist.flatMap((text) => {
        const requirement = parseRequirement(text);
        return requirement.ok ? [requirement.value] : [];
      }),
      origin: isDirect ? directOrigin(from) : null,
      file: decodeURIComponent(from.url.split(/[?#]/)[0]?.split('/').at(-1) ?? ''),
      sha256: from.archive_info?.hashes?.['sha256'] ?? null,
    });
  }
  return found;
}

export interface Closure {
  /** Names of what is needed and known. */
  readonly needed: ReadonlySet<string>;
  /** What is needed and not known, as it was asked for. */
  readonly missing: readonly Requirement[];
}

/** What requirements need on a target, over what packages say that they need (PEP 508 markers and extras). */
export function closureOf(
  requirements: readonly Requirement[],
  packages: ReadonlyMap<string, Reported>,
  target: Target,
  python: string,
): Closure {
  const where = environmentOfTarget(target, python);
  const needed = new Set<string>();
  const missing = new Map<string, Requirement>();
  const seen = new Set<string>();
  const open = requirements.filter(({ marker }) => markerHolds(marker, where));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { normalized, extras } = next;
    const key = `${normalized}[${[...extras].sort().join(',')}]`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = packages.get(normalized);
    if (found === undefined) missing.set(normalized, next);
    else {
      needed.add(normalized);
      open.push(...found.requires.filter(({ marker }) => markerHolds(marker, where, extras)));
    }
  }
  return { needed, missing: [...missing.values()] };
}
