import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureEnvironment } from '#daemon/python/environments.ts';
import { findInterpreter } from '#daemon/python/find-interpreter.ts';
import { lockProject } from '#daemon/python/lock.ts';
import { lockExportTools } from '#daemon/python/lock-export-tools.ts';
import { checkSplit, here, splitProject, stageScript, writeSplit } from '#test/separate/support.ts';
import { stateFolder } from './support/rig.ts';

/** An environment made as for a notebook, with what the notebooks here import. */
let python = '';
beforeAll(async () => {
  const project = await mkdtemp(join(tmpdir(), 'slipway-separate-'));
  const scripts = fileURLToPath(new URL('../../daemon/python/scripts', import.meta.url));
  const tools = { signal: new AbortController().signal, scripts, onLine() {} };
  const interpreter = await findInterpreter({ project }, tools.signal);
  const requirements = ['joblib', 'matplotlib', 'pandas', 'pytest', 'scikit-learn', 'seaborn', 'statsmodels'];
  const lock = await lockProject({ project, requirements, interpreter, ...tools });
  const exportLock = await lockExportTools(stateFolder, lock, { interpreter, ...tools });
  ({ python } = await ensureEnvironment({ stateFolder, interpreter, lock: lock.text, exportLock, ...tools }));
});

const notebooks = join(here, 'notebooks');
/** Where no way leads from raw rows, the cut is at the model's own input, and the reason is told. */
const nearest: ReadonlyMap<string, RegExp> = new Map([
  ['unknown-function', /made from two tables: `ports` .* and `people`/],
]);

describe('train.py runs, and predict.py and the tests give the notebook its own answers', async () => {
  const names = (await readdir(notebooks)).map((file) => file.replace(/\.py$/, '')).sort();

  it.each(names)('%s', async (name) => {
    const { project, notebook } = await stageScript(join(notebooks, `${name}.py`));
    const split = await splitProject(project, notebook);
    if (!split.outcome.ok) throw new Error(split.outcome.reason);
    await writeSplit(project, split.outcome.value);
    const expected = nearest.get(name);
    if (expected === undefined) expect(split.outcome.value.obstacle).toBeNull();
    else expect(split.outcome.value.obstacle).toMatch(expected);
    const result = await checkSplit(python, project, split);
    expect(result.why ?? 'as the notebook').toBe('as the notebook');
    expect(result.rows).toBeGreaterThan(10);
    expect(result.tests).toMatch(/^7 passed/);
  });
});
