import { findEngine, ownSurroundings } from '#daemon/containers/index.ts';
import { ensureBaseImages, startEngine, type TestEngine } from '#test/engine/engine.ts';
import { installMlflow, type MlflowServer, startMlflow } from '#test/mlflow/mlflow.ts';

/** The real parts outside the editor that its commands talk to. */
export interface Parts {
  readonly engine: TestEngine;
  readonly mlflow: MlflowServer;
  /** Stops what was started, and removes what the suite left on the engine under `name`. */
  stop(): Promise<void>;
}

/** Starts or finds a container engine with the base image of a model server, and an MLflow. */
export async function startParts(name: string): Promise<Parts> {
  const engine = await startEngine();
  try {
    await ensureBaseImages(['node:24-slim'], engine.dockerHost);
    await installMlflow();
    const mlflow = await startMlflow('127.0.0.1', (folder) => ['--artifacts-destination', `${folder}/artifacts`]);
    return {
      engine,
      mlflow,
      async stop() {
        await mlflow.stop();
        await removeAll(engine.dockerHost, name);
        await engine.stop();
      },
    };
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
