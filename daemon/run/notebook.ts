import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type * as z from 'zod';
import { withoutNaN } from '#core/notebook/read.ts';
import { executedCopy } from '#core/reproducibility/executed.ts';
import { reportOf } from '#core/reproducibility/report.ts';
import { replaceFile } from '#daemon/process/index.ts';
import { ensureEnvironment } from '#daemon/python/environments.ts';
import { findInterpreter } from '#daemon/python/find-interpreter.ts';
import type { Interpreter } from '#daemon/python/interpreter.ts';
import { lockProject } from '#daemon/python/lock.ts';
import { readIfThere } from '#daemon/python/locking/files.ts';
import { environmentOf } from '#daemon/python/locking/input.ts';
import { Steps } from '#daemon/python/steps.ts';
import { checkSize, copyProject } from '#daemon/python/workspace.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import type { Result } from '#protocol/rpc/index.ts';
import type { RunPlan, notebook as runNotebook } from '#protocol/rpc/run.ts';
import type { CellEvent } from './events.ts';
import { keepRun } from './record.ts';
import { runScript } from './script.ts';
import { temporaryFolder } from './temporary.ts';

type Asked = z.output<typeof runNotebook.params>;

/** The whole notebook in a clean environment, in a copy of the project that is gone afterwards, and the report of it. */
export async function runAll(
  services: DaemonServices,
  asked: Asked,
  job: JobContext,
): Promise<Result<typeof runNotebook>> {
  const { signal } = job;
  const { project, notebook, plan } = asked;
  const steps = new Steps(job);
  const tools = { signal, scripts: join(services.assets, 'python'), onLine: (line: string) => steps.log(line) };
  const copied = { stateFolder: services.stateFolder, project, without: [], signal };
  const file = await storedFile(join(project, notebook));
  if (asked.output !== undefined) refuseCopy(notebook, file);
  await checkSize(copied);
  const interpreter = await steps.run('interpreter', 'Looking for Python', async () => {
    const { python: version } = await environmentOf(project);
    const kernel = plan.kernel ?? undefined;
    const found = await findInterpreter({ project, given: asked.interpreter, kernel, version }, signal);
    for (const note of found.notes) steps.say('interpreter', note);
    return found;
  });
  const { lock, unhashed } = await steps.run('lock', `Pinning packages for Python ${interpreter.version}`, () =>
    lockFor(project, plan, { interpreter, ...tools }),
  );
  const environment = await steps.run('environment', 'Making a clean environment', () =>
    ensureEnvironment({ stateFolder: services.stateFolder, interpreter, lock, unhashed, exportLock: '', ...tools }),
  );
  const workspace = await steps.run('copy', 'Copying the project to run in', () => copyProject(copied));
  const temporary = await temporaryFolder();
  try {
    const began = new Date();
    const results = await steps.run('run', `Running ${notebook}`, () =>
      runScript({
        ...{ notebook, cells: plan.cells, limits: asked.limits, temporary, ...tools },
        folder: join(workspace.project, dirname(notebook)),
        python: environment.python,
        bytecode: join(services.stateFolder, 'bytecode'),
        work: workspace.folder,
        onCell: (event) => tell(job, event),
      }),
    );
    for (const { cell } of plan.skipped)
      job.progress({ step: 'run', message: `Cell ${cell + 1} skipped`, cell: { index: cell, state: 'skipped' } });
    const report = reportOf({
      ...{ notebook, plan, file, results, python: environment.version, tolerance: asked.tolerance },
      days: daysAround(began, new Date()),
    });
    if (asked.output !== undefined) await writeCopy(asked.output, file, results, plan);
    signal.throwIfAborted();
    const notKept = await keepRun({ project, plan, report, lock, now: new Date() });
    return { report, environment, output: asked.output ?? null, notKept, timings: steps.timings };
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
    await workspace.remove();
  }
}

/** The lock's text, and what goes without hashes. A notebook that needs nothing but the standard library gets no files for it. */
async function lockFor(
  project: string,
  { requirements }: RunPlan,
  tools: { interpreter: Interpreter; scripts: string; signal: AbortSignal; onLine: (line: string) => void },
): Promise<{ lock: string; unhashed?: { text: string; project: string } }> {
  const names = await environmentOf(project);
  if (requirements.length === 0 && (await readIfThere(join(project, names.requirements))) === null) return { lock: '' };
  const { text, unhashed } = await lockProject({ project, requirements, ...tools });
  return { lock: text, ...(unhashed === null ? {} : { unhashed: { text: unhashed, project } }) };
}

function tell(job: JobContext, { cell, state, number, of, seconds }: CellEvent): void {
  const took = seconds === undefined ? '' : `, ${seconds} s`;
  job.progress({
    step: 'run',
    message: `Cell ${cell + 1} (${number + 1} of ${of}): ${state}${took}`,
    fraction: 0.5 + (0.5 * (number + (state === 'running' ? 0 : 1))) / of,
    cell: { index: cell, state, ...(seconds === undefined ? {} : { seconds }) },
  });
}

/** The notebook's JSON; null for a script. */
async function storedFile(path: string): Promise<unknown> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  if (!path.endsWith('.ipynb')) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    const plain = withoutNaN(text);
    if (plain === null) throw error;
    return JSON.parse(plain);
  }
}

function refuseCopy(notebook: string, file: unknown): void {
  const refused = executedCopy(file, [], new Set());
  if (refused.ok) return;
  throw new Failure('failed', `${notebook}: ${refused.reason}`, { reason: 'no-executed-copy', subject: notebook });
}

async function writeCopy(
  path: string,
  file: unknown,
  results: Parameters<typeof executedCopy>[1],
  { skipped }: RunPlan,
): Promise<void> {
  const made = executedCopy(file, results, new Set(skipped.map(({ cell }) => cell)));
  if (made.ok) await replaceFile(path, `${JSON.stringify(made.value, null, 1)}\n`);
}

/** The days a run may have taken for today: its clock may be of another zone than the one this is written in. */
function daysAround(began: Date, ended: Date): string[] {
  const day = 24 * 3600 * 1000;
  const days = new Set<string>();
  for (let at = began.getTime() - day; at <= ended.getTime() + day; at += day / 2)
    days.add(new Date(at).toISOString().slice(0, 10));
  return [...days];
}
