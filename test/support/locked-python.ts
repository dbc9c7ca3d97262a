import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureEnvironment } from '#daemon/python/environments.ts';
import { findInterpreter } from '#daemon/python/find-interpreter.ts';
import { lockProject } from '#daemon/python/lock.ts';
import { keptState } from './kept-state.ts';

/** A lock of pandas and scikit-learn, made once, and the Python of an environment with it and nothing else. `minor` is such as `3.11`. */
export async function lockedPython(minor?: string): Promise<{ python: string; version: string; lock: string }> {
  const scripts = fileURLToPath(new URL('../../daemon/python/scripts', import.meta.url));
  const tools = { signal: new AbortController().signal, scripts, onLine() {} };
  const project = join(keptState, 'python-model');
  await mkdir(project, { recursive: true });
  const interpreter = await findInterpreter({ project, version: minor }, tools.signal);
  const locked = await lockProject({ project, requirements: ['pandas', 'scikit-learn'], interpreter, ...tools });
  const environment = { stateFolder: keptState, interpreter, lock: locked.text, exportLock: '', ...tools };
  const { python, version } = await ensureEnvironment(environment);
  return { python, version, lock: locked.text };
}
