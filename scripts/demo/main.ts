// npm run demo: one messy notebook, all the way, without a question. What is missing is skipped with its reason and the
// command that would add it.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSteps } from './steps.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values } = parseArgs({
  options: { sample: { type: 'string', default: 'penguins-messy' }, out: { type: 'string' } },
});
const sample = resolve(join(root, 'samples'), values.sample);
const project = values.out ?? join(root, 'demo-out', basename(sample));

const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

await rm(project, { recursive: true, force: true });
await mkdir(dirname(project), { recursive: true });
await cp(sample, project, { recursive: true });

process.exitCode = await runSteps({
  cli: join(root, 'dist/slipway.mjs'),
  models: join(root, 'samples/models'),
  project,
});
