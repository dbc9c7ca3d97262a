import { fitOf, isSameVersion, markerFor, readFileName, type Target } from '#core/environment/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { IndexFile, Tree } from './model.ts';

/** A package that has no wheel for a platform that needs it. */
export interface WithoutWheel {
  readonly name: string;
  readonly version: string;
  /** Ids of targets. */
  readonly platforms: readonly string[];
  /** What there is instead: a source to build, a wheel that asks for a newer glibc, or nothing. */
  readonly instead: 'source' | 'newer-glibc' | 'nothing';
}

export interface Entries {
  /** One `name==version` with its marker and hashes an entry, sorted; comments before those that lack wheels. */
  readonly text: string;
  readonly pins: ReadonlyMap<string, string>;
  readonly withoutWheels: readonly WithoutWheel[];
  /** Bytes of the wheels for the own target, compressed; null where the index does not tell. */
  readonly size: number | null;
}

interface Chosen {
  readonly targets: readonly Target[];
  readonly files: ReadonlyMap<string, readonly IndexFile[]>;
  /** Minor version of Python: `11` of 3.11. */
  readonly minor: number;
  readonly own: Target | null;
}

/** Writes a tree out: the same bytes for the same tree and files, whoever resolved it. */
export function entriesOf(tree: Tree, chosen: Chosen): Entries {
  const withoutWheels: WithoutWheel[] = [];
  const pins = new Map<string, string>();
  let size: number | null = 0;
  const texts: string[] = [];
  for (const [name, versions] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const [version, on] of [...versions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const files = filesFor(name, version, on, chosen);
      if (!pins.has(name) || (chosen.own !== null && on.has(chosen.own.id))) pins.set(name, version);
      const lacking = lackingOf(name, version, on, files, chosen);
      withoutWheels.push(...lacking);
      texts.push(entryText(name, version, markerFor(on, chosen.targets), files, lacking));
      if (chosen.own === null || !on.has(chosen.own.id)) continue;
      const own = sizeOn(files, chosen.own, chosen.minor);
      size = size === null || own === null ? null : size + own;
    }
  return { text: texts.join(''), pins, withoutWheels, size };
}

type Known = IndexFile & { readonly tags: NonNullable<ReturnType<typeof readFileName>>['tags'] };

/** The files of a version that may be installed on one of the targets, sources among them. */
function filesFor(name: string, version: string, on: ReadonlySet<string>, { files, targets, minor }: Chosen): Known[] {
  return (files.get(name) ?? []).flatMap((one) => {
    const read = readFileName(one.file, name);
    if (read === null || !isSameVersion(read.version, version)) return [];
    const { tags } = read;
    const fits = tags === null || targets.some((target) => on.has(target.id) && fitOf(tags, minor, target) !== 'no');
    return fits ? [{ ...one, tags }] : [];
  });
}

function lackingOf(
  name: string,
  version: string,
  on: ReadonlySet<string>,
  files: readonly Known[],
  { targets, minor }: Chosen,
): WithoutWheel[] {
  const lacking = new Map<WithoutWheel['instead'], string[]>();
  for (const target of targets) {
    if (!on.has(target.id)) continue;
    const fits = files.map(({ tags }) => (tags === null ? 'source' : fitOf(tags, minor, target)));
    if (fits.includes('fits')) continue;
    const instead = fits.includes('newer') ? 'newer-glibc' : fits.includes('source') ? 'source' : 'nothing';
    lacking.set(instead, [...(lacking.get(instead) ?? []), target.id]);
  }
  return [...lacking].map(([instead, platforms]) => ({ name, version, platforms, instead }));
}

const instead = {
  source: 'it is built from source there',
  'newer-glibc': 'what there is asks for a glibc newer than 2.28',
  nothing: 'there is no source either, so it cannot be installed there',
} as const;

/** What a package lacks, in a sentence without an end. */
export const lackInWords = (lack: WithoutWheel): string =>
  `${lack.name} ${lack.version} has no wheel for ${lack.platforms.join(' and ')}: ${instead[lack.instead]}`;

function entryText(
  name: string,
  version: string,
  marker: string | null,
  files: readonly Known[],
  lacking: readonly WithoutWheel[],
): string {
  const hashes = [...new Set(files.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))].sort();
  if (hashes.length === 0)
    throw new Failure('failed', `The package index gives no hash for ${name} ${version}, so it cannot be pinned.`, {
      reason: 'no-hash',
      subject: name,
      remedy: 'Take it from an index that lists SHA-256 hashes, or name the file itself: "NAME @ URL".',
    });
  const comments = lacking.map((lack) => `# ${lackInWords(lack)}.\n`);
  const head = `${name}==${version}${marker === null ? '' : ` ; ${marker}`}`;
  return `${comments.join('')}${[head, ...hashes.map((hash) => `    --hash=sha256:${hash}`)].join(' \\\n')}\n`;
}

/** Of the largest wheel that fits: which of several is taken is the installer's choice. */
function sizeOn(files: readonly Known[], target: Target, minor: number): number | null {
  const sizes = files.flatMap(({ tags, size }) =>
    tags !== null && size !== undefined && fitOf(tags, minor, target) !== 'no' ? [size] : [],
  );
  return sizes.length === 0 ? null : Math.max(...sizes);
}
