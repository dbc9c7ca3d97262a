import { basename, join } from 'node:path';
import { unhashedPath } from '#core/environment/index.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import type { Params, Result } from '#protocol/rpc/index.ts';
import type { lock } from '#protocol/rpc/prepare.ts';
import { type FoundInterpreter, findInterpreter } from './find-interpreter.ts';
import { type Locked, lockProject } from './lock.ts';
import { companion, condaPackages, environmentYaml } from './locking/companions.ts';
import { lackInWords } from './locking/entries.ts';
import { type Change, readIfThere, writeChanges } from './locking/files.ts';
import { environmentOf } from './locking/input.ts';
import { Steps } from './steps.ts';

/** `prepare.lock`: the locks, and the files for pyenv and conda beside them. */
export async function lockAll(
  services: DaemonServices,
  asked: Params<typeof lock>,
  job: JobContext,
): Promise<Result<typeof lock>> {
  const { project, requirements, kernel, dryRun = false } = asked;
  const { signal } = job;
  const steps = new Steps(job);
  const { python } = await environmentOf(project);
  const interpreter = await steps.run('interpreter', 'Looking for Python', () =>
    findInterpreter({ project, given: asked.interpreter, kernel, version: python }, signal),
  );
  for (const note of interpreter.notes) steps.say('interpreter', note);
  const locked = await steps.run('lock', `Pinning packages for Python ${interpreter.version}`, () =>
    lockProject({
      ...{
        project,
        requirements,
        serving: asked.serving ?? null,
        interpreter,
        upgrade: asked.upgrade ?? false,
        dryRun,
        signal,
      },
      follow: interpreter.source !== 'path',
      scripts: join(services.assets, 'python'),
      onLine: (line) => steps.log(line),
    }),
  );
  const beside = await companions(asked, locked, interpreter, signal);
  if (!dryRun) await writeChanges(project, beside.changes);
  const files = [...locked.changes, ...beside.changes];
  const [first] = locked.sets;
  return {
    ...{
      lock: first?.path ?? locked.path,
      resolver: locked.resolver,
      pins: locked.pins.size,
      changed: files.length > 0,
    },
    sets: locked.sets.map(({ set, requirements: from, path, pins, size }) => ({
      ...{ set, requirements: from, lock: path, pins: pins.size, size },
    })),
    platforms: [...locked.platforms],
    unhashed: [...locked.unhashedPackages],
    withoutWheels: locked.withoutWheels.map((one) => ({ ...one, platforms: [...one.platforms] })),
    interpreter: { path: interpreter.path, version: interpreter.version, source: interpreter.source },
    notes: [
      ...interpreter.notes,
      ...locked.notes,
      ...locked.withoutWheels.map((lack) => `${lackInWords(lack)}.`),
      ...beside.notes,
    ],
    files,
  };
}

interface Beside {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}

/** `.python-version` where there is none, and `environment.yml` where it is asked for or conda made the interpreter. */
async function companions(
  { project, conda }: Params<typeof lock>,
  locked: Locked,
  interpreter: FoundInterpreter,
  signal: AbortSignal,
): Promise<Beside> {
  const python = interpreter.version.split('.').slice(0, 2).join('.');
  const [changes, notes]: [Change[], string[]] = [[], []];
  const written = await readIfThere(join(project, '.python-version'));
  if (written === null) changes.push({ path: '.python-version', before: null, after: `${python}\n` });
  else if (!new RegExp(`^\\s*(?:\\S*-)?${python.replace('.', '\\.')}(?:\\D|$)`).test(written))
    notes.push(
      `.python-version says ${written.trim().split('\n')[0]}, and the lock is for Python ${python}; it was left as it is.`,
    );
  if (!conda && interpreter.conda === null) return { changes, notes };
  const path = 'environment.yml';
  const text = environmentYaml({
    name: basename(project),
    python,
    lock: locked.path,
    unhashed: locked.unhashed === null ? null : unhashedPath(locked.path),
    packages: await condaPackages(interpreter, signal),
  });
  const made = companion(path, await readIfThere(join(project, path)), text);
  if (made.change !== null && made.change.before !== made.change.after) changes.push(made.change);
  if (made.note !== null) notes.push(made.note);
  return { changes, notes };
}
