import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { ensureEnvironment, exportFolder } from '#daemon/python/environments.ts';
import { findInterpreter } from '#daemon/python/interpreter.ts';
import { lockExportTools, lockProject } from '#daemon/python/lock.ts';
import { root, stateFolder } from './support/rig.ts';
import { refused, same } from './tracer/table.ts';

const Results = z.record(z.string(), z.unknown());
let results: z.infer<typeof Results> = {};

beforeAll(async () => {
  const project = await mkdtemp(join(tmpdir(), 'slipway-tracer-'));
  const tools = { signal: new AbortController().signal, onLine() {} };
  const interpreter = await findInterpreter({ project }, tools.signal);
  const lock = await lockProject({ project, requirements: ['pandas', 'scikit-learn'], interpreter, ...tools });
  const exportLock = await lockExportTools(stateFolder, lock, { interpreter, ...tools });
  const environment = await ensureEnvironment({ stateFolder, interpreter, lock: lock.text, exportLock, ...tools });
  const { stdout, tail } = await runChild(environment.python, [join(root, 'test', 'spine', 'tracer', 'evaluate.py')], {
    stdin: JSON.stringify({
      scripts: join(root, 'daemon', 'python', 'scripts'),
      export: exportFolder(environment.folder),
      cases: [...same, ...refused],
    }),
  });
  if (stdout === '') throw new Error(tail.join('\n'));
  results = Results.parse(JSON.parse(stdout));
});

describe('symbolic rows', () => {
  it.each(same)('answer as pandas does: $name', ({ name }) => {
    expect(results).toHaveProperty([name]);
    expect(results[name]).toBeNull();
  });

  it.each(refused)('refuse $name', ({ name, operation, line }) => {
    expect(results[name]).toMatchObject({ refused: operation, line });
  });
});
