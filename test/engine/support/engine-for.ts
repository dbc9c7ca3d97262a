import { findEngine, ownSurroundings } from '#daemon/containers/index.ts';
import { ensureBaseImages, startEngine, type TestEngine } from '../engine.ts';

/** An engine with the base image of a model server. Stopping it first removes what was built and deployed under `name`. */
export async function startEngineFor(name: string): Promise<TestEngine> {
  const engine = await startEngine();
  const stop = async (): Promise<void> => {
    await removeAll(engine.dockerHost, name);
    await engine.stop();
  };
  try {
    await ensureBaseImages(['node:24-slim'], engine.dockerHost);
    return { ...engine, stop };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function removeAll(dockerHost: string, name: string): Promise<void> {
  const { docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: dockerHost } });
  const label = [`dev.slipway.deployment=${name}`];
  for (const { Id } of await docker.listContainers({ all: true, filters: { label } }))
    await docker.getContainer(Id).remove({ force: true, v: true });
  for (const { Name } of (await docker.listVolumes({ filters: { name: [`slipway-${name}-`] } })).Volumes)
    await docker.getVolume(Name).remove();
  for (const { Id } of await docker.listImages({ filters: { reference: [name] } }))
    await docker.getImage(Id).remove({ force: true });
}
