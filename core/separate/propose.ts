import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { diff3Merge } from 'node-diff3';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { GeneratedRecord, type ProposedFile } from '#protocol/generated.ts';
import { sectionOf, withSection } from './readme.ts';
import type { Separation } from './separate.ts';

export const recordPath = '.slipway/generated.json';

/** The notebook that training and inference were separated of, and what it was then, as `Provenance.notebook.steps`. */
export interface Origin {
  readonly notebook: string;
  readonly steps: readonly string[];
}

/** Separated code with what it was separated of: without it nobody could tell later that the notebook has moved on. */
export interface Separated extends Separation {
  readonly origin: Origin;
}

export interface Proposal {
  readonly files: readonly ProposedFile[];
  /** Text of the record that goes with them, to be written last. */
  readonly record: string;
}

/** Paths whose present texts a proposal is made over. */
export const pathsOf = ({ files, readme }: Separation): readonly string[] => [
  ...files.map(({ path }) => path),
  readme.path,
  recordPath,
];

/**
 * What becomes of each file, given what is there now: `current` by path, null where there is none. A file a person changed is
 * merged over the text that was generated last; `force` replaces it, and what is not ours, instead.
 */
export function propose(
  { files, readme, origin }: Separated,
  current: ReadonlyMap<string, string | null>,
  title: string,
  force = false,
): Proposal {
  const record = recordOf(current.get(recordPath) ?? null);
  const proposed = files.map((file) => proposeFile(file, current.get(file.path) ?? null, record, force));
  const own = proposeReadme(readme, current.get(readme.path) ?? null, record, title, force);
  const made = [...files, { path: readme.path, text: readme.section }];
  const kept = made.filter(({ path }) => proposed.every((one) => one.path !== path || one.state !== 'foreign'));
  const entries = kept.map(({ path, text }) => [path, { sha256: sha256(text), text }] as const);
  const source = { [origin.notebook]: { files: kept.map(({ path }) => path), steps: [...origin.steps] } };
  const next: GeneratedRecord = {
    version: 1,
    files: { ...record.files, ...Object.fromEntries(entries) },
    sources: { ...record.sources, ...source },
  };
  return { files: [...proposed, own], record: `${JSON.stringify(next, null, 1)}\n` };
}

const nothing: GeneratedRecord = { version: 1, files: {} };

/** A record that cannot be read says nothing, and then every file there is a person's own. */
function recordOf(text: string | null): GeneratedRecord {
  if (text === null) return nothing;
  try {
    return GeneratedRecord.catch(nothing).parse(JSON.parse(text));
  } catch {
    return nothing;
  }
}

function proposeFile(
  { path, text }: GeneratedFile,
  now: string | null,
  { files }: GeneratedRecord,
  force: boolean,
): ProposedFile {
  if (now === null) return { path, text, state: 'new', conflicts: 0 };
  if (now === text) return { path, text, state: 'same', conflicts: 0 };
  const before = files[path];
  if (before?.sha256 === sha256(now)) return { path, text, state: 'regenerated', conflicts: 0 };
  if (force) return { path, text, state: 'replaced', conflicts: 0 };
  if (before === undefined) return { path, text: now, state: 'foreign', conflicts: 0 };
  if (before.text === text) return { path, text: now, state: 'kept', conflicts: 0 };
  const merged = merge(now, before.text, text);
  return {
    path,
    text: merged.text,
    state: merged.conflicts === 0 ? 'merged' : 'conflict',
    conflicts: merged.conflicts,
  };
}

/** Only the section between the markers is ours; a README without one gets it at its end. */
function proposeReadme(
  { path, section }: Separation['readme'],
  now: string | null,
  record: GeneratedRecord,
  title: string,
  force: boolean,
): ProposedFile {
  const there = now === null ? null : sectionOf(now);
  if (there === null) {
    return { path, text: withSection(now, section, title), state: now === null ? 'new' : 'merged', conflicts: 0 };
  }
  const own = proposeFile({ path, text: section }, there, record, force);
  return { ...own, text: own.state === 'foreign' ? (now ?? '') : withSection(now, own.text, title) };
}

/** Three-way merge by lines; where both changed the same lines, both are kept between conflict markers. */
function merge(mine: string, base: string, generated: string): { text: string; conflicts: number } {
  let conflicts = 0;
  const lines = diff3Merge(mine.split('\n'), base.split('\n'), generated.split('\n'), {
    excludeFalseConflicts: true,
  }).flatMap(({ ok, conflict }) => {
    if (conflict === undefined) return ok ?? [];
    conflicts += 1;
    return ['<<<<<<< yours', ...conflict.a, '=======', ...conflict.b, '>>>>>>> generated'];
  });
  return { text: lines.join('\n'), conflicts };
}

const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));
