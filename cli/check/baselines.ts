import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BaselineFile, baselineOf, baselineText, goneFrom, knownIn } from '#core/report/baseline.ts';
import { Baseline, type BaselineEntry } from '#protocol/baseline.ts';
import type { RefusedFile } from '#protocol/check-report.ts';
import { CannotDo } from '../exit.ts';
import type { OpenProject } from '../project.ts';
import { readText } from '../read-text.ts';
import { writeWhole } from '../write.ts';
import type { Checked } from './check-file.ts';
import { within } from './projects.ts';

const defaultName = 'slipway-baseline.json';

/** One baseline file of a run, and the checked files it answers for. */
export interface OpenBaseline {
  /** Absolute. */
  readonly path: string;
  readonly baseline: Baseline;
  readonly files: readonly Checked[];
}

/**
 * The baselines of a run: the file asked for, else what each project's `checks.baseline` names; when one is to be written and
 * none is named, `slipway-baseline.json` of the project. One that a project names and that cannot be read, or is not there
 * unless it is to be written, is refused, and its files are judged as if nothing were known; rejects where it was asked for.
 */
export async function openBaselines(
  files: readonly Checked[],
  { asked, cwd, update }: { readonly asked: string | undefined; readonly cwd: string; readonly update: boolean },
): Promise<{ readonly opened: readonly OpenBaseline[]; readonly refused: readonly RefusedFile[] }> {
  const ofProject = ({ folder, manifest }: OpenProject): string | null => {
    const name = manifest?.checks.baseline ?? (update ? defaultName : null);
    return name === null ? null : join(folder, name);
  };
  const byPath = Map.groupBy(files, ({ target: { project } }) =>
    asked === undefined ? ofProject(project) : resolve(cwd, asked),
  );
  const opened: OpenBaseline[] = [];
  const refused: RefusedFile[] = [];
  for (const [path, own] of byPath) {
    if (path === null) continue;
    const baseline = await read(path, update);
    if (!('why' in baseline)) opened.push({ path, baseline, files: own });
    else if (asked === undefined)
      refused.push({ file: within(cwd, path), reason: `The baseline ${baseline.why}. ${baseline.remedy}` });
    else throw new CannotDo(`The baseline ${path} ${baseline.why}.`, baseline.remedy);
  }
  return { opened, refused };
}

/** With everything found in its files known; written to disk. */
export async function updated(one: OpenBaseline): Promise<OpenBaseline> {
  const baseline = baselineOf(one.baseline, asEntries(one), isThere(one.path));
  await writeWhole(one.path, baselineText(baseline));
  return { ...one, baseline };
}

/** Whether a finding of a file is known, by the file. */
export function knownTo(opened: readonly OpenBaseline[]): (file: Checked) => (finding: Named) => boolean {
  const lookups = new Map(
    opened.flatMap(({ path, baseline, files }) => {
      const known = knownIn(baseline);
      return files.map((file) => [file, (finding: Named) => known(nameFrom(path, file), finding)] as const);
    }),
  );
  return (file) => lookups.get(file) ?? (() => false);
}

/** Entries whose finding is gone, paths told from `cwd`. */
export const gone = (opened: readonly OpenBaseline[], cwd: string): BaselineEntry[] =>
  opened.flatMap((one) =>
    goneFrom(one.baseline, asEntries(one), isThere(one.path)).map((entry) => ({
      ...entry,
      file: within(cwd, resolve(dirname(one.path), entry.file)),
    })),
  );

type Named = Omit<BaselineEntry, 'file'>;

const nameFrom = (baseline: string, { target }: Checked): string => within(dirname(baseline), target.path);

const asEntries = ({ path, files }: OpenBaseline): BaselineFile[] =>
  files.map((file) => ({ file: nameFrom(path, file), findings: file.findings }));

const isThere =
  (baseline: string) =>
  (file: string): boolean =>
    existsSync(resolve(dirname(baseline), file));

async function read(
  path: string,
  mayBeMissing: boolean,
): Promise<Baseline | { readonly why: string; readonly remedy: string }> {
  if (!existsSync(path))
    return mayBeMissing
      ? { version: 1, findings: [] }
      : { why: 'does not exist', remedy: 'Write it: slipway check --update-baseline.' };
  try {
    return Baseline.parse(JSON.parse(await readText(path)));
  } catch {
    return {
      why: 'is none that this Slipway reads',
      remedy: 'Take it from version control again, or remove it and run slipway check --update-baseline.',
    };
  }
}
