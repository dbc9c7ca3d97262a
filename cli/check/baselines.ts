import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BaselineFile, baselineOf, baselineText, goneFrom, knownIn } from '#core/report/baseline.ts';
import { Baseline, type BaselineEntry } from '#protocol/baseline.ts';
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
 * none is named, `slipway-baseline.json` of the project. Rejects where one is named and not there, unless it is to be written.
 */
export async function openBaselines(
  files: readonly Checked[],
  { asked, cwd, update }: { readonly asked: string | undefined; readonly cwd: string; readonly update: boolean },
): Promise<OpenBaseline[]> {
  const ofProject = ({ folder, manifest }: OpenProject): string | null => {
    const name = manifest?.checks.baseline ?? (update ? defaultName : null);
    return name === null ? null : join(folder, name);
  };
  const byPath = Map.groupBy(files, ({ target: { project } }) =>
    asked === undefined ? ofProject(project) : resolve(cwd, asked),
  );
  const opened: OpenBaseline[] = [];
  for (const [path, own] of byPath)
    if (path !== null) opened.push({ path, baseline: await read(path, update), files: own });
  return opened;
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

async function read(path: string, mayBeMissing: boolean): Promise<Baseline> {
  if (!existsSync(path)) {
    if (mayBeMissing) return { version: 1, findings: [] };
    throw new CannotDo(`The baseline ${path} does not exist.`, 'Write it: slipway check --update-baseline.');
  }
  try {
    return Baseline.parse(JSON.parse(await readText(path)));
  } catch {
    throw new CannotDo(
      `${path} is no baseline that this Slipway reads.`,
      'Take it from version control again, or remove it and run slipway check --update-baseline.',
    );
  }
}
