import { access, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf } from '#daemon/python/lock-text.ts';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { writeNotebook } from './support/notebook-file.ts';
import { writeOwnPackage } from './support/own-package.ts';
import { planOf } from './support/plans.ts';
import { call, servicesForTests } from './support/rig.ts';

const notebook = 'n.ipynb';
let services: DaemonServices;
beforeAll(async () => {
  services = await servicesForTests();
});

/** A notebook of numpy and pandas, with a package of the project's own and one that answering does not load. */
async function prepared(wave: string) {
  const project = await mkdtemp(join(tmpdir(), 'slipway-serving-'));
  const source = `import importlib.metadata
import numpy as np
import pandas as pd
import tabulate
import tools
df = pd.read_csv('data.csv')
df['wave'] = ${wave}
X, y = df[['a', 'wave']], df['y']
X_train, X_test, y_train, y_test = X[:40], X[40:], y[:40], y[40:]
class Line:
    def fit(self, X, y):
        self.w = np.linalg.lstsq(X.to_numpy(), y.to_numpy(), rcond=None)[0]
        return self
    def predict(self, X):
        return X.to_numpy() @ self.w
line = Line().fit(X_train, y_train)
print(tabulate.tabulate([line.predict(X_test)[:3]]))
`;
  await writeNotebook(project, notebook, [source]);
  const rows = Array.from({ length: 60 }, (_, at) => `${at},${(at * 7) % 13},${at * 0.5 + ((at * 3) % 5)}`);
  await writeFile(join(project, 'data.csv'), `a,b,y\n${rows.join('\n')}\n`);
  await writeOwnPackage(join(project, 'libs', 'tools'), 'def wave(column):\n    return column % 4 * 1.5\n');
  await writeFile(join(project, 'requirements.in'), './libs/tools  # imports: tools\n');
  const plan = await planOf(project, notebook);
  const tolerance = { absolute: 1e-9, relative: 1e-9 };
  const asked = { project, notebook, name: 'n', plan, folder: 'model', tolerance };
  const made = await call(services, prepare.prepare, asked);
  const text = (file: string) => readFile(join(project, 'model', file), 'utf8');
  return { project, made, text };
}

describe('what a model is served with', () => {
  it('is what answering loaded: its lock with hashes, and a wheel of what no index gave', async () => {
    const { project, made, text } = await prepared("tools.wave(df['b'])");
    expect(made.proof).toMatchObject({ proven: true });
    expect(made.provenance.onnx).toEqual(expect.any(String));
    const { serving, packages } = made.provenance;
    expect(Object.keys(packages)).toContain('tabulate');
    expect(serving).toMatchObject({ wheels: ['slipway/wheels/tools-0.1-py3-none-any.whl'], instead: null });
    const lock = await text('slipway/requirements.lock');
    const pinned = Object.keys(packages).filter((name) => name !== 'tabulate');
    expect([...pinsOf(lock).keys()].sort()).toEqual(pinned.sort());
    expect(pinned).toEqual(expect.arrayContaining(['numpy', 'pandas']));
    expect(lock).toMatch(/^\.\/slipway\/wheels\/tools-0\.1-py3-none-any\.whl --hash=sha256:[0-9a-f]{64}$/m);
    expect(await text('requirements.txt')).toBe(lock);
    await access(join(project, 'model', 'slipway/wheels/tools-0.1-py3-none-any.whl'));
    const again = await call(services, prepare.prove, { project, folder: 'model' });
    expect(again).toMatchObject({ agrees: true, changed: [] });
  });

  it('is all of training where it does not answer with what it loaded, and says why', async () => {
    const { made, text } = await prepared("tools.wave(df['b']) * len(importlib.metadata.version('tabulate'))");
    expect(made.proof).toMatchObject({ proven: true });
    expect(made.provenance.serving?.instead).toMatch(/PackageNotFoundError.*tabulate/);
    expect(made.provenance.serving?.packages).toEqual(expect.arrayContaining(['numpy', 'tabulate', 'tools']));
    expect([...pinsOf(await text('slipway/requirements.lock')).keys()]).toContain('tabulate');
  });
});
