import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BuildNotes, type FoundEngine, findEngine, Leftovers, ownSurroundings } from '#daemon/containers/index.ts';
import { migrations, openStore } from '#daemon/store/index.ts';
import { ensureBaseImages, startEngine, type TestEngine } from './engine.ts';
import { inventory } from './support/inventory.ts';

let engine: TestEngine;
let found: FoundEngine;
const folder = mkdtempSync(join(tmpdir(), 'slipway-leftovers-'));
const file = join(folder, 'store.sqlite');
const store = `test${process.pid}`;

beforeAll(async () => {
  engine = await startEngine();
  await ensureBaseImages(['node:24-slim'], engine.dockerHost);
  found = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: engine.dockerHost } });
});
afterAll(() => engine?.stop());

it('a build whose daemon is killed leaves no container, and the next daemon removes its images', async () => {
  const { docker } = found;
  const before = await inventory(docker);
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./support/build-forever.ts', import.meta.url)), engine.dockerHost, folder, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  expect((await inventory(docker)).containers).toHaveLength(before.containers.length + 1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await vi.waitFor(async () => expect((await inventory(docker)).containers).toEqual(before.containers));
  expect((await inventory(docker)).images).toHaveLength(before.images.length + 1);

  const kept = openStore(file, migrations);
  const notes = new BuildNotes(kept);
  expect(notes.all()).toMatchObject([{ host: engine.dockerHost, tag: 'slipway-test-killed:1' }]);
  await new Leftovers(notes, store).clear(found);
  expect(await inventory(docker)).toEqual(before);
  expect(notes.all()).toEqual([]);
  kept.close();
});

it('a container that a killed daemon verified with is removed, and no other', async () => {
  const { docker } = found;
  const verifying = (labels: Record<string, string>) =>
    docker.createContainer({
      Image: 'node:24-slim',
      Labels: { 'dev.slipway.role': 'verify', 'dev.slipway.store': store, 'dev.slipway.daemon': 'dead', ...labels },
    });
  const dead = await verifying({});
  const living = [
    await verifying({ 'dev.slipway.store': `${store}-other` }),
    await verifying({ 'dev.slipway.role': 'deployment' }),
  ];
  try {
    const kept = openStore(file, migrations);
    await new Leftovers(new BuildNotes(kept), store).clear(found);
    kept.close();
    await expect(dead.inspect()).rejects.toMatchObject({ statusCode: 404 });
    for (const container of living) expect(await container.inspect()).toMatchObject({ Id: container.id });
  } finally {
    for (const container of living) await container.remove({ force: true });
  }
});
