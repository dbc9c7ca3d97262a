import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { verifyModelFolder } from '#daemon/endpoints/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import type { Store } from '#daemon/store/index.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { buildImage } from './build.ts';
import { BuildNotes } from './build-notes.ts';
import { diagnoseEngine } from './diagnose-engine.ts';
import { type FoundEngine, findEngine } from './find-engine.ts';
import { Leftovers } from './leftovers.ts';
import { keysLabel } from './model-keys.ts';
import { storeLabel } from './owner.ts';
import { servingContent, writeServingFolder } from './serving-folder.ts';
import { trialTag, tryDockerfile } from './try.ts';
import { verifyImage } from './verify.ts';

export function containerHandlers(services: DaemonServices, store: Store): Handler[] {
  const notes = new BuildNotes(store);
  const owner = storeLabel(services.stateFolder);
  const leftovers = new Leftovers(notes, owner);
  const clear = async (found: FoundEngine): Promise<void> =>
    leftovers
      .clear(found)
      .catch((error: unknown) => services.log.warn('what a daemon left could not be removed', { reason: `${error}` }));
  services.hooks.diagnose(async () => [await diagnoseEngine()]);
  services.hooks.onStart(async () => {
    // Not waited for: there may be no engine, and a slow one must not keep the daemon from starting. A build waits.
    void findEngine().then(clear, () => {});
  });
  return [
    handler(deploy.engine, async () => (await findEngine()).engine),
    handler(deploy.build, async ({ project, name, folder, dockerfile, tag }, job) => {
      const text = await readDockerfile(project, dockerfile);
      const { digest: model, kind, providers } = await verifyModelFolder(within(project, folder));
      if (kind === 'python' && !text.includes('SLIPWAY_PYTHON')) throw withoutPython(dockerfile);
      const found = await findEngine();
      await clear(found);
      await writeServingFolder(project, services.assets);
      const labels = labelsOf(name, model, providers);
      const request = { project, dockerfile: text, tag: tag ?? `${name}:${model.slice(0, 12)}`, labels };
      const { docker, engine } = found;
      const note = notes.begin(engine.host, request.tag);
      const image = await buildImage(docker, request, job, note);
      // What "the image built last" means to whoever deploys without naming one.
      await docker.getImage(image.id).tag({ repo: name, tag: 'latest' });
      note.ended();
      return { image };
    }),
    handler(deploy.verifyImage, async (request, job) => {
      const { docker } = await findEngine();
      return verifyImage(docker, { ...request, store: owner }, job);
    }),
    handler(deploy.tryDockerfile, async ({ project, dockerfile }, job) => {
      const found = await findEngine();
      await clear(found);
      const more = await servingContent(services.assets);
      const tag = trialTag();
      const note = notes.begin(found.engine.host, tag);
      return tryDockerfile(found.docker, { project, dockerfile, more, tag }, job, note);
    }),
  ];
}

function withoutPython(dockerfile: string): Failure {
  return new Failure('failed', `The model runs in Python, and ${dockerfile} makes an image without one.`, {
    reason: 'dockerfile-without-python',
    subject: dockerfile,
    remedy: 'Draft it again: slipway draft dockerfile --write',
  });
}

function within(project: string, path: string): string {
  return isAbsolute(path) ? path : join(project, path);
}

/** By these an image is found again, and is tied to the model that was proven. */
function labelsOf(name: string, model: string, providers: readonly string[]): Record<string, string> {
  return {
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.version': model.slice(0, 12),
    'dev.slipway.name': name,
    'dev.slipway.model': model,
    ...(providers.length === 0 ? {} : { [keysLabel]: [...new Set(providers)].join(',') }),
  };
}

async function readDockerfile(project: string, dockerfile: string): Promise<string> {
  const file = within(project, dockerfile);
  return readFile(file, 'utf8').catch(() => {
    throw new Failure('missing', `There is no ${dockerfile} in ${project}.`, {
      reason: 'dockerfile-not-found',
      subject: file,
      remedy: 'Draft one: slipway draft dockerfile',
    });
  });
}
