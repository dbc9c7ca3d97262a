import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { here, stageScript } from '#test/separate/support.ts';
import { planAndCodeOf } from '#test/spine/support/plans.ts';
import { call, job, servicesForTests } from '#test/spine/support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };
/** The same everywhere, so that one environment does for all. */
const requirements = ['joblib', 'matplotlib', 'pandas', 'pytest', 'scikit-learn', 'seaborn', 'statsmodels'];

/** Where rows come in, who serves, and whether `predict.py` gives the notebook's answers as well. */
const expected: Readonly<Record<string, string>> = {
  'arrays-and-loop': 'raw onnx code',
  'custom-transformer': 'raw python code',
  'encoders-apart': 'raw onnx code',
  'grid-search': 'raw onnx code',
  'own-functions': 'raw onnx code',
  'pandas-by-hand': 'raw onnx code',
  'pipeline-column-transformer': 'raw onnx code',
  'saved-and-loaded': 'raw onnx code',
  'several-models': 'raw onnx code',
  'statsmodels-formula': 'raw onnx code',
  'statsmodels-ols': 'input onnx code',
  'text-pipeline': 'raw python code',
  'unknown-function': 'input onnx code',
  'cancer-threshold': 'raw onnx code',
  'diabetes-degrees': 'raw onnx code',
  // Pictures of three dimensions are made flat first.
  'digits-arrays': 'input onnx code',
  'iris-of-several': 'raw python code',
  'linnerud-two-targets': 'input python code',
  'reviews-written-out': 'input python code',
  'sunspots-forecast': 'input python none',
  // Means and deviations are looked up in a table inside a function that is called for several sets of rows.
  'wine-scaled-by-hand': 'input onnx code',
};

const folders = [join(here, 'notebooks'), join(import.meta.dirname, 'scripts')];
const scripts = (
  await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((file) => [file.replace('.py', ''), folder] as const)),
  )
).flat();

let services: DaemonServices;
beforeAll(async () => {
  services = await servicesForTests();
});

describe('messy notebooks, to a proven model', () => {
  it('are all there', () => {
    expect(scripts.map(([name]) => name).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(scripts)('%s', async (name, folder) => {
    const { project, notebook } = await stageScript(join(folder, `${name}.py`));
    await writeFile(join(project, 'requirements.in'), `${requirements.join('\n')}\n`);
    const planned = await planAndCodeOf(project, notebook);
    const asked = { project, notebook, name, ...planned, folder: 'model', tolerance };
    const { proof, provenance } = await call(services, prepare.prepare, asked, job());
    expect(proof.reason ?? 'proven').toBe('proven');
    const runtime = provenance.onnx === null ? 'onnx' : 'python';
    const { separated } = proof;
    const code = separated !== undefined && separated.reason === null ? 'code' : 'none';
    expect(`${provenance.input?.at} ${runtime} ${code}`).toBe(expected[name]);
    // Whatever is less than the best is said in a sentence.
    if (runtime === 'python') expect(provenance.onnx).toMatch(/\w+ \w+.*\.$/s);
    if (provenance.input?.at === 'input' && name !== 'sunspots-forecast')
      expect(provenance.input.instead.join(' ')).toMatch(/\w+ \w+.*\.$/s);
  });
});
