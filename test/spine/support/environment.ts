import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { ensureEnvironment, exportFolder } from '#daemon/python/environments.ts';
import { findInterpreter } from '#daemon/python/find-interpreter.ts';
import { lockProject } from '#daemon/python/lock.ts';
import { lockExportTools } from '#daemon/python/lock-export-tools.ts';
import { root, stateFolder } from './rig.ts';

/** Runs a script of `test/spine/tracer` in an environment made as for a notebook; `job` is its standard input. */
export async function askPython(script: string, job: object): Promise<unknown> {
  const project = await mkdtemp(join(tmpdir(), 'slipway-tracer-'));
  const scripts = join(root, 'daemon', 'python', 'scripts');
  const tools = { signal: new AbortController().signal, scripts, onLine() {} };
  const interpreter = await findInterpreter({ project }, tools.signal);
  const lock = await lockProject({ project, requirements: ['pandas', 'scikit-learn'], interpreter, ...tools });
  const exportLock = await lockExportTools(stateFolder, lock, { interpreter, ...tools });
  const { python, folder } = await ensureEnvironment({
    stateFolder,
    interpreter,
    lock: lock.text,
    exportLock,
    ...tools,
  });
  const { stdout, tail } = await runChild(python, [join(root, 'test', 'spine', 'tracer', script)], {
    stdin: JSON.stringify({ ...job, scripts, export: exportFolder(folder) }),
    env: { ...process.env, PYTHONPYCACHEPREFIX: join(stateFolder, 'bytecode') },
  });
  if (stdout === '') throw new Error(tail.join('\n'));
  return JSON.parse(stdout);
}
