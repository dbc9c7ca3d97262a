// The project's own container engine, for machines that have none: engine.ts start|stop|status
import { type BaseImage, ensureBaseImages } from './engine/base-images.ts';
import { bridge, dockerHost, engineFolder } from './engine/cache.ts';
import { answers } from './engine/dockerd.ts';
import { holders, keeper } from './engine/holders.ts';
import { startEngine, stopKept } from './engine/start.ts';

const images: readonly BaseImage[] = ['node:24-slim'];

async function start(): Promise<number> {
  const engine = await startEngine(keeper);
  await ensureBaseImages(images, engine.dockerHost);
  console.log(
    engine.started
      ? `The project's own engine runs. To use it: export DOCKER_HOST=${engine.dockerHost}`
      : `This machine has an engine already: ${engine.dockerHost}`,
  );
  return 0;
}

async function stop(): Promise<number> {
  const others = await stopKept();
  console.log(
    others.length === 0
      ? `Stopped. What it needs to start in a second is kept in ${engineFolder}.`
      : `It goes on for ${others.length} other process(es): ${others.map((name) => name.split('-')[0]).join(', ')}.`,
  );
  return 0;
}

async function status(): Promise<number> {
  if (!(await answers())) {
    console.log("The project's own engine does not run.");
    return 1;
  }
  console.log(
    `The project's own engine runs at ${dockerHost}, bridge ${bridge.name} ${bridge.address}, held by ${holders().join(', ') || 'nobody'}.`,
  );
  return 0;
}

const commands: Readonly<Record<string, () => Promise<number>>> = { start, stop, status };
const command = commands[process.argv[2] ?? ''];
if (command === undefined) {
  console.error('usage: engine.ts start|stop|status');
  process.exit(2);
}
try {
  process.exitCode = await command();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
