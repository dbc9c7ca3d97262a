import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { here, stageScript } from '#test/separate/support.ts';
import { planAndCodeOf } from './support/plans.ts';
import { call, job, servicesForTests } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };
/** The same everywhere, so that one environment does for all. */
const requirements = ['joblib', 'matplotlib', 'pandas', 'pytest', 'scikit-learn', 'seaborn', 'statsmodels'];

let services: DaemonServices;
beforeAll(async () => {
  services = await servicesForTests();
});

const folders = [join(here, 'notebooks'), join(import.meta.dirname, 'notebooks')];
const scripts = (
  await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).sort().map((file) => [file.replace('.py', ''), join(folder, file)] as const),
    ),
  )
).flat();

describe('messy notebooks, to a proven model', () => {
  it('are twenty at least', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(20);
  });

  it.each(scripts)('%s', async (name, script) => {
    const { project, notebook } = await stageScript(script);
    await writeFile(join(project, 'requirements.in'), `${requirements.join('\n')}\n`);
    const planned = await planAndCodeOf(project, notebook);
    const asked = { project, notebook, name, ...planned, folder: 'model', tolerance };
    const { proof, provenance, signature } = await call(services, prepare.prepare, asked, job());
    console.log(
      name,
      proof.proven,
      proof.reason,
      provenance.input?.at,
      provenance.onnx,
      JSON.stringify(proof.separated)?.slice(0, 300),
      signature.inputs.length,
      provenance.input?.instead,
    );
  });
});
