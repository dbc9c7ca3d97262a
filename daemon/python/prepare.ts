import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { withServers } from '#core/environment/index.ts';
import { proofPage } from '#core/proof/page.ts';
import { asFailures } from '#daemon/encryption/opened.ts';
import { checkKeys, sealFolder } from '#daemon/encryption/seal-folder.ts';
import { environment as callerEnvironment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import { withTemporaryFolder } from '#daemon/run/temporary.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import type { Params, Result } from '#protocol/rpc/index.ts';
import type { prepare } from '#protocol/rpc/prepare.ts';
import { ensureEnvironment, exportFolder } from './environments.ts';
import { findInterpreter } from './find-interpreter.ts';
import { lockProject } from './lock.ts';
import { lockExportTools } from './lock-export-tools.ts';
import { requirementName } from './lock-text.ts';
import { readIfThere } from './locking/files.ts';
import { environmentOf } from './locking/input.ts';
import { placeNoted } from './noted-places.ts';
import { checkPlace, recoverPlace } from './place.ts';
import { inTurn } from './place-turn.ts';
import { prove } from './prove.ts';
import { provenanceOf } from './provenance.ts';
import { runScript } from './script.ts';
import { settleServing } from './serving-set/settle.ts';
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
  await inTurn(place, async () => {
    await recoverPlace(place);
    await checkPlace(place);
  });
  const copied = { stateFolder: services.stateFolder, project, without: [asked.folder], signal };
  await checkSize(copied);
  const { encrypt } = asked;
  const env = callerEnvironment();
  if (encrypt !== undefined) await asFailures(place, () => checkKeys(encrypt, env, signal));
  else if ((await readEncryption(place)) !== null) throw wouldBeInTheClear(place);

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
    const cells = {
      name: asked.name,
      notebook,
      folder: join(workspace.project, dirname(notebook)),
      plan,
      separated: asked.separated ?? [],
      tolerance: asked.tolerance,
      export: exportFolder(environment.folder),
      out,
    };
    const facts = await withTemporaryFolder((temporary) =>
      runScript(cells, {
        python: environment.python,
        bytecode: join(services.stateFolder, 'bytecode'),
        ...tools,
        folder: workspace.folder,
        temporary,
        onEvent: (event) => steps.script(event),
      }),
    );
    const serving = await steps.run('serving', 'Asking the model in an environment of what answering needs', async () =>
      settleServing({
        ...{ out, facts, lock, interpreter, environment, tolerance: asked.tolerance, ...tools },
        stateFolder: services.stateFolder,
        targets: withServers(lock.platforms),
        requirements: plan.requirements,
        written: ((await readIfThere(join(project, lock.requirements))) ?? '').split('\n'),
        foreseen: asked.serving,
      }),
    );
    const { proof, signature } = await steps.run('prove', 'Comparing the answers with the notebook’s own', () =>
      prove({
        ...{ folder: out, lock: serving.lock, python: serving.answers, facts, tolerance: asked.tolerance },
        ...{ node: services.node, signal },
      }),
    );
    const provenance = await provenanceOf({
      ...{ project, notebook, plan, python: environment.version, lock, serving, facts },
      now: new Date(),
    });
    await steps.run('write', `Writing ${asked.folder}`, async () => {
      await writeFile(join(out, 'slipway', 'proof.json'), `${JSON.stringify(proof, null, 1)}\n`);
      await writeFile(join(out, 'slipway', 'provenance.json'), `${JSON.stringify(provenance, null, 1)}\n`);
      await writeFile(join(out, 'slipway', 'proof.md'), proofPage(asked.name, proof, signature, provenance));
      await writeFile(join(out, 'slipway', 'requirements.lock'), serving.lock);
      if (facts.onnx !== null) await writeFile(join(out, 'requirements.txt'), serving.lock);
      const sealed = join(workspace.folder, 'sealed-model');
      const kind = facts.onnx === null ? 'onnx' : 'python';
      if (encrypt !== undefined)
        await asFailures(place, () =>
          sealFolder({ from: out, to: sealed, kind, model: proof.model, keys: encrypt, env, signal }),
        );
      await inTurn(place, async () => {
        signal.throwIfAborted();
        // It may have been encrypted while the notebook ran.
        if (encrypt === undefined && (await readEncryption(place)) !== null) throw wouldBeInTheClear(place);
        await placeNoted(services.stateFolder, encrypt === undefined ? out : sealed, place, {
          python: environment.python,
          script: join(scripts, 'swap_folders.py'),
        });
      });
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

function wouldBeInTheClear(place: string): Failure {
  return new Failure('failed', `The model in ${place} is encrypted, and slipway.yaml names no key for the next one.`, {
    reason: 'model-encrypted',
    subject: place,
    remedy: 'Name the key under model.encrypt.key of slipway.yaml, such as keychain or file; or run: slipway decrypt',
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
