import type { TestEngine } from '#test/engine/engine.ts';
import { startEngineFor } from '#test/engine/support/engine-for.ts';
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
  const engine = await startEngineFor(name);
  try {
    await installMlflow();
    const mlflow = await startMlflow('127.0.0.1', (folder) => ['--artifacts-destination', `${folder}/artifacts`]);
    return {
      engine,
      mlflow,
      async stop() {
        await mlflow.stop();
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
