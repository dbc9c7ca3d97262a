import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { examine, type Surroundings } from './index.ts';

/** A machine with everything, but for what a test takes away. */
const machine = (changes: Partial<Surroundings> = {}, python = '3.12.3\n/usr/bin/python3\n'): Surroundings => ({
  platform: 'linux',
  node: { version: 'v24.1.0', path: '/usr/bin/node' },
  runtime: '/run/user/1000/slipway',
  stateFolder: '/home/ada/.local/share/slipway',
  run: async (command, args) => {
    if (command === 'uv') return { code: 0, output: 'uv 0.9.1' };
    if (args[0] === '-c') return command === 'python3' && python ? { code: 0, output: python } : null;
    return args.includes('index') ? { code: 0, output: 'pip (25.0)' } : null;
  },
  freeBytes: async () => 50 * 1024 ** 3,
  folderFault: () => null,
  ...changes,
});

async function about(subject: RegExp, surroundings: Surroundings): Promise<Diagnosis | undefined> {
  return (await examine(surroundings)).find((diagnosis) => subject.test(diagnosis.subject));
}

describe('the doctor', () => {
  it('finds nothing wrong where nothing is, and prescribes nothing', async () => {
    const diagnoses = await examine(machine());
    expect(diagnoses.filter(({ ok, remedy }) => !ok || remedy !== undefined)).toEqual([]);
    expect(diagnoses.map(({ subject, needed }) => [subject, needed])).toMatchInlineSnapshot(`
      [
        [
          "Node.js",
          "always",
        ],
        [
          "Python 3.10 or later with venv and pip",
          "always",
        ],
        [
          "Python package index",
          "optional",
        ],
        [
          "uv",
          "optional",
        ],
        [
          "disk space",
          "always",
        ],
        [
          "runtime folder",
          "always",
        ],
      ]
    `);
  });

  it.each([
    ['no Python', '', false, 'none of python3', 'sudo apt-get install -y python3 python3-venv python3-pip'],
    ['an old one', '3.9.2\n/usr/bin/python3\n', false, '3.9.2 at /usr/bin/python3', 'apt-get install'],
    [
      'one without venv',
      '3.11.2\n/usr/bin/python3\nensurepip\npip',
      false,
      'without ensurepip and pip',
      'python3-venv',
    ],
    ['a good one', '3.10.0\n/usr/bin/python3\n', true, '3.10.0 at /usr/bin/python3', undefined],
  ])('of Python, with %s', async (_, python, ok, found, remedy) => {
    const diagnosis = await about(/^Python 3/, machine({}, python));
    expect(diagnosis).toMatchObject({ ok, needed: 'always', found: expect.stringContaining(found) });
    if (remedy === undefined) expect(diagnosis?.remedy).toBeUndefined();
    else expect(diagnosis?.remedy).toContain(remedy);
  });

  it.each([
    ['darwin', 'brew install python@3.12'],
    ['win32', 'winget install Python.Python.3.12'],
  ] as const)("prescribes in %s's own words", async (platform, remedy) => {
    expect((await about(/^Python 3/, machine({ platform }, '')))?.remedy).toBe(remedy);
  });

  it('passes on what pip said of the index', async () => {
    const healthy = machine();
    const run: Surroundings['run'] = async (command, args) =>
      args.includes('index') ? { code: 1, output: 'WARNING: x\nERROR: Could not connect' } : healthy.run(command, args);
    expect(await about(/index/, machine({ run }))).toMatchObject({
      ok: false,
      needed: 'optional',
      found: 'ERROR: Could not connect',
      remedy: expect.stringContaining('pip config set global.index-url'),
    });
  });

  it.each([
    [/^Node/, { node: { version: 'v22.12.0', path: '/n' } }, 'v22.12.0 at /n', 'nodejs'],
    [/^disk/, { freeBytes: async () => 1024 ** 3 }, '1.0 GiB free', 'rm -r "/home/ada/.local/share/slipway/envs"'],
    [/^runtime/, { folderFault: () => 'it is open to all' }, 'it is open to all', 'chmod 700 "/run/user/1000/slipway"'],
  ])('of %s', async (subject, changes, found, remedy) => {
    expect(await about(subject, machine(changes))).toMatchObject({
      ok: false,
      needed: 'always',
      found: expect.stringContaining(found),
      remedy: expect.stringContaining(remedy),
    });
  });
});
