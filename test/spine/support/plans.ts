import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { assembleProject, isProjectFile } from '#core/check/project-files.ts';
import { type Checker, createChecker, type NotebookInput } from '#core/check.ts';
import { type Outcome, success } from '#core/result.ts';
import { codesFor } from '#core/separate/settled.ts';
import type { PreparationPlan, SeparatedCode } from '#protocol/rpc/prepare.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { root } from './rig.ts';

const wasm = (name: string) => readFile(join(root, 'node_modules', name, `${name}.wasm`));

/** What the analysis plans for a notebook in a project folder. Throws with its reason where it refuses. */
export const planOf = (project: string, notebook: string): Promise<PreparationPlan> =>
  planned(project, notebook, (checker, input) => checker.plan(input));

/** The same, with the code that is separated for each of its cuts. */
export const planAndCodeOf = (
  project: string,
  notebook: string,
): Promise<{ plan: PreparationPlan; separated: SeparatedCode[] }> =>
  planned(project, notebook, (checker, input) => {
    const plan = checker.plan(input);
    if (!plan.ok) return plan;
    const made = codesFor(plan.value, (settled) => checker.separate({ ...input, folder: '', settled }));
    return success({ plan: plan.value, separated: made.ok ? [...made.value.codes] : [] });
  });

/** The same for a run of the whole notebook. */
export const runPlanOf = (project: string, notebook: string): Promise<RunPlan> =>
  planned(project, notebook, (checker, input) => checker.planRun(input));

async function planned<T>(
  project: string,
  notebook: string,
  plan: (checker: Checker, input: NotebookInput) => Outcome<T>,
): Promise<T> {
  const checker = await createChecker({
    runtime: await wasm('web-tree-sitter'),
    python: await wasm('tree-sitter-python'),
  });
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const read = (path: string) => (isProjectFile(path) ? readFile(join(project, path), 'utf8') : Promise.resolve(null));
  const text = await readFile(join(project, notebook), 'utf8');
  const outcome = plan(checker, { text, file: notebook, project: await assembleProject(paths, read) });
  checker.dispose();
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
