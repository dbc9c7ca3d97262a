import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Failure } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { buildImage } from './build.ts';
import { diagnoseEngine } from './diagnose-engine.ts';
import { findEngine } from './find-engine.ts';
import { modelDigest } from './model-files.ts';
import { writeServingFolder } from './serving-folder.ts';
import { tryDockerfile } from './try.ts';
import { verifyImage } from './verify.ts';

export function containerHandlers(services: DaemonServices): Handler[] {
  services.hooks.diagnose(async () => [await diagnoseEngine()]);
  return [
    handler(deploy.engine, async () => (await findEngine()).engine),
    handler(deploy.build, async ({ project, name, folder, dockerfile, tag }, job) => {
      const text = await readDockerfile(project, dockerfile);
      const model = await modelDigest(within(project, folder));
      const { docker } = await findEngine();
      await writeServingFolder(project, services.assets);
      const labels = labelsOf(name, model);
      const request = { project, dockerfile: text, tag: tag ?? `${name}:${model.slice(0, 12)}`, labels };
      const image = await buildImage(docker, request, job);
      // What "the image built last" means to whoever deploys without naming one.
      if (tag === undefined) await docker.getImage(image.id).tag({ repo: name, tag: 'latest' });
      return { image };
    }),
    handler(deploy.verifyImage, async (request, job) => {
      const { docker } = await findEngine();
      return verifyImage(docker, request, job);
    }),
    handler(deploy.tryDockerfile, async ({ project, dockerfile }, job) => {
      const { docker } = await findEngine();
      await writeServingFolder(project, services.assets);
      return tryDockerfile(docker, project, dockerfile, job);
    }),
  ];
}

function within(project: string, path: string): string {
  return isAbsolute(path) ? path : join(project, path);
}

/** By these an image is found again, and is tied to the model that was proven. */
function labelsOf(name: string, model: string): Record<string, string> {
  return {
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.version': model.slice(0, 12),
    'dev.slipway.name': name,
    'dev.slipway.model': model,
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
