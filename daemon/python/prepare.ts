import { copyFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { proofPage } from '#core/proof/page.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import type { Params, Result } from '#protocol/rpc/index.ts';
import type { prepare } from '#protocol/rpc/prepare.ts';
import { ensureEnvironment, exportFolder } from './environments.ts';
import { findInterpreter } from './find-interpreter.ts';
import { lockProject } from './lock.ts';
import { lockExportTools } from './lock-export-tools.ts';
import { requirementName } from './lock-text.ts';
import { environmentOf } from './locking/input.ts';
import { checkPlace, placeFolder, recoverPlace } from './place.ts';
import { prove } from './prove.ts';
import { provenanceOf } from './provenance.ts';
import { runScript } from './script.ts';
import { Steps } from './steps.ts';
import { checkSize, copyProject } from './workspace.ts';

type Asked = Params<typeof prepare>;
type Prepared = Result<typeof prepare>;

/**
 * The whole way from a notebook to a proven model folder. Every step ends on the job's signal and leaves nothing behind;
 * the model folder appears whole or not at all.
 */
export async function prepareAll(services: DaemonServices, asked: Asked, job: JobContext): Promise<Prepared> {
  const { signal } = job;
  const steps = new Steps(job);
  const scripts = join(services.assets, 'python');
  const tools = { signal, scripts, onLine: (line: string) => steps.log(line) };
  const { project, notebook, plan } = asked;
  const place = resolve(project, asked.folder);
  if (place === resolve(project)) throw projectItself(place);
  if (!isInside(place, resolve(project))) throw outside(place);
  await recoverPlace(place);
  await checkPlace(place);
  const copied = { stateFolder: services.stateFolder, project, without: [asked.folder], signal };
  await checkSize(copied);

  const interpreter = await steps.run('interpreter', 'Looking for Python', async () => {
    const { python: version } = await environmentOf(project);
    const found = await findInterpreter(
      { project, given: asked.interpreter, kernel: asked.kernel, version, wished: plan.python },
      signal,
    );
    for (const note of found.notes) steps.say('interpreter', note);
    return found;
  });
  const { lock, exportLock } = await steps.run(
    'lock',
    `Pinning packages for Python ${interpreter.version}`,
    async () => {
      const made = await lockProject({
        project,
        requirements: withPandas(plan.requirements),
        serving: asked.serving ?? null,
        interpreter,
        ...tools,
      });
      return { lock: made, exportLock: await lockExportTools(services.stateFolder, made, { interpreter, ...tools }) };
    },
  );
  const environment = await steps.run('environment', `Making a clean environment of ${lock.pins.size} packages`, () =>
    ensureEnvironment({
      stateFolder: services.stateFolder,
      interpreter,
      lock: lock.text,
      exportLock,
      unhashed: lock.unhashed === null ? undefined : { text: lock.unhashed, project },
      ...tools,
    }),
  );
  const workspace = await steps.run('copy', 'Copying the project to run in', () => copyProject(copied));
  try {
    const out = join(workspace.folder, 'model');
    const facts = await runScript(
      {
        name: asked.name,
        notebook,
        folder: join(workspace.project, dirname(notebook)),
        plan,
        tolerance: asked.tolerance,
        packages: [...lock.pins.keys()],
        export: exportFolder(environment.folder),
        out,
      },
      {
        python: environment.python,
        bytecode: join(services.stateFolder, 'bytecode'),
        ...tools,
        folder: workspace.folder,
        onEvent: (event) => steps.script(event),
      },
    );
    const { proof, signature } = await steps.run('prove', 'Comparing the answers with the notebook’s own', () =>
      prove({ folder: out, lock: lock.text, facts, tolerance: asked.tolerance, node: services.node, signal }),
    );
    const provenance = await provenanceOf({
      ...{ project, notebook, plan, python: environment.version, lock, facts },
      now: new Date(),
    });
    await steps.run('write', `Writing ${asked.folder}`, async () => {
      await writeFile(join(out, 'slipway', 'proof.json'), `${JSON.stringify(proof, null, 1)}\n`);
      await writeFile(join(out, 'slipway', 'provenance.json'), `${JSON.stringify(provenance, null, 1)}\n`);
      await writeFile(join(out, 'slipway', 'proof.md'), proofPage(asked.name, proof, signature, provenance));
      await copyFile(join(project, lock.path), join(out, 'slipway', 'requirements.lock'));
      signal.throwIfAborted();
      await placeFolder(out, place, { python: environment.python, script: join(scripts, 'swap_folders.py') });
    });
    return { folder: place, signature, proof, provenance, environment, timings: steps.timings };
  } finally {
    await workspace.remove();
  }
}

/** Raw rows are a DataFrame, also where pandas comes by way of another package's `as_frame=True` and nobody imports it. */
function withPandas(requirements: readonly string[]): string[] {
  return requirements.some((line) => requirementName(line) === 'pandas')
    ? [...requirements]
    : [...requirements, 'pandas'];
}

function projectItself(place: string): Failure {
  return new Failure('failed', 'The model folder cannot be the project folder itself.', {
    reason: 'folder-in-use',
    subject: place,
    remedy: 'Name a folder inside the project under model.folder in slipway.yaml.',
  });
}

const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

function outside(place: string): Failure {
  return new Failure('failed', `The model folder ${place} lies outside the project.`, {
    reason: 'folder-outside-project',
    subject: place,
    remedy: 'Name a folder inside the project under model.folder in slipway.yaml.',
  });
}
