import { randomUUID } from 'node:crypto';
import { engine } from './engine.ts';
import { until } from './until.ts';

/** A Dockerfile with steps that are done at once and one that is not. */
export interface SlowBuild {
  readonly dockerfile: string;
  /** Waits until the last step runs and the images of those before it are there. */
  running(): Promise<void>;
  /** Waits until nothing that it made is on the engine: no container, no image. */
  gone(): Promise<void>;
}

export function slowBuild(): SlowBuild {
  // Each step's image has it from the step before, and each container from its image.
  const label = `dev.slipway.test=${randomUUID()}`;
  const filters = { label: [label] };
  const images = async (): Promise<number> => (await (await engine()).listImages({ all: true, filters })).length;
  const commands = async (): Promise<string[]> =>
    (await (await engine()).listContainers({ all: true, filters })).map(({ Command }) => Command);
  return {
    dockerfile: `FROM node:24-slim\nLABEL ${label}\nRUN echo done > /done\nRUN sleep 600\n`,
    async running() {
      await until('the last step runs', async () => (await commands()).some((line) => line.includes('sleep 600')));
      const made = await images();
      if (made !== 2) throw new Error(`Two steps are done, and ${made} images are there.`);
    },
    async gone() {
      await until('nothing of the build is left', async () => (await images()) + (await commands()).length === 0);
    },
  };
}
