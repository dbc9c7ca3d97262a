import { existsSync, readdirSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { type RecordRow, Signature } from '#protocol/model.ts';
import { serve } from '#protocol/rpc/index.ts';
import { type Ran, slipway, slipwayJson } from './slipway.ts';
import { draw, tableRows } from './table.ts';
import { ask, type Served, shifted } from './traffic.ts';

export interface Demo {
  /** The bundled command line. */
  readonly cli: string;
  /** Finished model folders, for machines without a package index. */
  readonly models: string;
  /** The copy this demo works on. */
  readonly project: string;
}

/** Rows in one window of the sample's drift test, as `slipway.yaml` says when it says nothing. */
const window = 200;

/** All steps in order. 0 when everything that could run did; 1 when a step failed. */
export async function runSteps(demo: Demo): Promise<number> {
  const notebook = readdirSync(demo.project).find((name) => name.endsWith('.ipynb'));
  if (notebook === undefined) throw new Error(`${demo.project} has no notebook.`);
  const run = (...args: string[]): Promise<Ran> => slipway(demo.cli, demo.project, args);
  const began = Date.now();
  const skipped: string[] = [];

  heading('1. What stands between this notebook and production');
  if ((await run('check')).exit === 2) return 1;

  heading('2. A clean environment, the model with its preprocessing, and the proof');
  const prepared = await run('prepare', notebook);
  if (prepared.exit !== 0) {
    const kept = join(demo.models, 'penguins');
    if (!existsSync(kept)) return 1;
    await cp(kept, join(demo.project, 'model'), { recursive: true });
    skipped.push(
      'the clean environment could not be made here; the demo went on from the finished model folder in samples/models. Mend what is named above and run it again.',
    );
    if ((await run('draft', 'manifest', '--write')).exit === 2) return 1;
  }

  heading('3. Drafts from facts, each checked before it is written');
  for (const kind of ['dockerfile', 'model-card', 'github-actions'])
    if ((await run('draft', kind, '--write')).exit !== 0) return 1;

  heading('4. Served');
  const served = await start(demo);
  console.log(`  ready at ${served.url}/v2/models/${served.model}`);

  heading('5. Watched: a quiet window, then one whose bills were measured in centimetres');
  const { signature, rows } = await questions(demo.project, 2 * window);
  await ask(served, signature, rows.slice(0, window));
  await counted(demo, window);
  await run('drift');
  const column = signature.inputs.find((input) => input.type === 'float')?.name ?? '';
  await ask(served, signature, shifted(rows.slice(window), column, 0.1));
  await counted(demo, 2 * window);
  const report = join(demo.project, 'drift.html');
  await run('drift', '--html', report);

  heading('6. Tracked');
  if (process.env['MLFLOW_TRACKING_URI'] === undefined) {
    skipped.push(
      'tracking: no MLflow server is named. To add it: pip install mlflow && mlflow server & then MLFLOW_TRACKING_URI=http://127.0.0.1:5000 npm run demo',
    );
    console.log('  skipped: no MLflow server is named');
  } else if ((await run('track')).exit !== 0) return 1;

  heading('7. An image, asked the same questions, and deployed');
  const engine = await run('build');
  if (engine.exit === 2) {
    skipped.push(
      'image and deployment: see above. "slipway doctor" says which engine was looked for; on Debian or Ubuntu: sudo apt-get install docker.io',
    );
  } else if (engine.exit !== 0 || (await run('deploy')).exit !== 0) return 1;

  heading('8. The checklist now');
  await run('check');

  console.log(`\nDone in ${Math.round((Date.now() - began) / 1000)} s.`);
  for (const line of skipped) console.log(`Skipped: ${line}`);
  console.log(`Project:       ${demo.project}`);
  console.log(`Drift report:  ${pathToFileURL(report).href}`);
  console.log(`Running:       ${served.url}/v2/models/${served.model}   (key: ${served.key})`);
  console.log(`Stop it:       node ${demo.cli} serve --stop ${served.model}`);
  return 0;
}

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

const Started = z.object({ endpoint: serve.Endpoint, key: z.string() });

async function start(demo: Demo): Promise<Served> {
  const { endpoint, key } = Started.parse(
    await slipwayJson(demo.cli, demo.project, ['serve', '--port', '0', '--new-key', '--replace']),
  );
  return { url: endpoint.url, model: endpoint.name, key };
}

const Counted = z.object({ report: z.object({ requests: z.object({ total: z.int() }) }) });

/** Waits until the report has the requests that were sent: the server writes it at most once a second. */
async function counted(demo: Demo, requests: number): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { report } = Counted.parse(await slipwayJson(demo.cli, demo.project, ['drift']));
    if (report.requests.total >= requests) return;
    await setTimeout(250);
  }
  throw new Error(`The drift report never counted the ${requests} requests that were sent.`);
}

/** The signature, and rows as the world would send them: drawn with replacement from the data the model was made from. */
async function questions(project: string, count: number): Promise<{ signature: Signature; rows: RecordRow[] }> {
  const signature = Signature.parse(JSON.parse(await readFile(join(project, 'model/slipway/signature.json'), 'utf8')));
  return { signature, rows: draw(await tableRows(join(project, 'data/penguins.csv'), signature), count) };
}
