// npm run trials -- DIR... [--all] [--limit SECONDS] [--state DIR]: prepares every notebook below the folders whose data comes with a
// package, untouched, each in a copy of its own, and says how far each came; those that read files, too, with --all. `npm run build`
// first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf } from './report.ts';
import { everyNotebook, selfContained } from './select.ts';
import { keptState, type Trial, tryNotebook } from './trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, limit: { type: 'string', default: '300' }, state: { type: 'string' } },
});
const cli = join(import.meta.dirname, '../../dist/slipway.mjs');
if (positionals.length === 0 || !existsSync(cli)) {
  console.error('usage: npm run build && npm run trials -- DIR... [--all] [--limit SECONDS] [--state DIR]');
  process.exit(2);
}
const state = values.state ?? (await keptState());
const environment = { ...process.env, SLIPWAY_STATE: join(state, 'state'), SLIPWAY_RUNTIME: join(state, 'runtime') };
const trials: Trial[] = [];
for (const notebook of positionals.flatMap(values.all === true ? everyNotebook : selfContained)) {
  const trial = await tryNotebook(notebook, { cli, environment, limit: Number(values.limit) });
  trials.push(trial);
  console.error(`${trial.stage} ${notebook}${trial.why === null ? '' : `: ${trial.why.slice(0, 200)}`}`);
}
console.log(reportOf(trials).join('\n'));
