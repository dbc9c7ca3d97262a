import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DaemonError } from '#client/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Rig, rejection } from './rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(async () => {
  await rig.dispose();
});

async function failure(daemon: { entry: string; node?: string; env?: Record<string, string> }): Promise<DaemonError> {
  const error = await rejection(rig.connect({ daemon: { env: rig.env, ...daemon } }));
  if (error instanceof DaemonError) return error;
  throw error;
}

/** Runs the daemon as a client would and gives its exit code and words. */
const run = () => runChild(process.execPath, [rig.entry], { env: { ...process.env, ...rig.env }, stdin: '' });

describe('a daemon that cannot start says why', () => {
  it('when its program throws: with the end of what it printed, and where all of it is', async () => {
    const entry = join(rig.folder, 'broken.mjs');
    // As in a bundle: all of it on one line.
    writeFileSync(entry, `const ballast = "${'x'.repeat(5000)}"; throw new Error("the keel is broken");\n`);
    const error = await failure({ entry });
    expect(error.message).toContain('exit code 1. Error: the keel is broken');
    expect(error.data.reason).toBe('daemon-not-started');
    expect(Math.max(...(error.data.details ?? []).map((line) => line.length))).toBe(301);
    expect(error.data.details?.join('\n')).toContain('the keel is broken');
    expect(error.data.remedy).toContain(join(rig.runtime, 'daemon.out'));
  });

  it('when its program is not there', async () => {
    const error = await failure({ entry: join(rig.folder, 'none.mjs') });
    expect(error.data.details?.join('\n')).toContain('Cannot find module');
  });

  it('when its socket would have too long a path', async () => {
    const runtime = join(rig.folder, 'deep'.repeat(30));
    const error = await failure({ entry: rig.entry, env: { ...rig.env, SLIPWAY_RUNTIME: runtime } });
    expect(error.message).toContain('too long for a Unix socket');
    expect(error.data.details?.join('\n')).toContain('Set SLIPWAY_RUNTIME to a folder with a shorter path');
  });

  it('when its state folder is a file', async () => {
    writeFileSync(rig.state, '');
    expect((await failure({ entry: rig.entry })).data.details?.join('\n')).toContain(rig.state);
  });

  it.runIf(process.platform === 'linux')('when its state folder cannot be made', async () => {
    const error = await failure({ entry: rig.entry, env: { ...rig.env, SLIPWAY_STATE: '/proc/nowhere/state' } });
    expect(error.message).toContain('/proc/nowhere');
  });

  it('when another daemon keeps its state in the same folder', async () => {
    const first = await rig.connect();
    const runtime = join(rig.folder, 'other');
    const error = await failure({ entry: rig.entry, env: { ...rig.env, SLIPWAY_RUNTIME: runtime } });
    expect(error.message).toContain(`process ${first.welcome.pid}`);
    expect(error.message).toContain(rig.state);
  });

  it('when a newer Slipway wrote its store', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    mkdirSync(rig.state, { mode: 0o700 });
    const database = new DatabaseSync(join(rig.state, 'store.sqlite'));
    database.exec("CREATE TABLE migration (id TEXT PRIMARY KEY) STRICT; INSERT INTO migration VALUES ('moon-7')");
    database.close();
    expect((await failure({ entry: rig.entry })).message).toContain('newer Slipway (it has moon-7)');
  });

  it('when there is no Node that will do: which were looked at', async () => {
    const error = await failure({ entry: rig.entry, node: '/nowhere/node' }).catch((caught: unknown) => caught);
    // This process's own Node is next in line, so the daemon starts all the same.
    expect(error).toMatchObject({ message: 'It was expected to reject and did not.' });
  });
});

describe('a runtime folder that is not private', () => {
  const make: [string, () => void, string][] = [
    ['open to others', () => chmodSync(mkdirSync(rig.runtime, { recursive: true }) ?? rig.runtime, 0o755), 'mode 755'],
    [
      'a link',
      () => {
        mkdirSync(join(rig.folder, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(rig.folder, 'elsewhere'), rig.runtime);
      },
      'not a folder',
    ],
  ];

  it.each(make)('%s is trusted by no client', async (_, prepare, words) => {
    prepare();
    const error = await failure({ entry: rig.entry });
    expect(error.message).toContain(words);
    expect(error.data).toMatchObject({ reason: 'runtime-folder-not-private', subject: rig.runtime });
    expect(error.data.remedy).toContain('chmod 700');
  });

  it.each(make)('%s is used by no daemon', async (_, prepare, words) => {
    prepare();
    const { code, tail } = await run();
    expect(code).toBe(1);
    expect(tail.join('\n')).toContain(words);
  });
});

describe('a second daemon', () => {
  it('ends at once with the code that tells clients to use the first', async () => {
    await rig.connect();
    expect(await run()).toMatchObject({ code: 75, tail: [] });
  });
});
