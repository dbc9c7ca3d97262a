// npm run sizes -- NOTEBOOK...: prepares each in a copy of its folder and says how many packages it was trained with and answers
// with, and how large these are when installed. `npm run build` first.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { keptState } from './trials/trial.ts';

const Prepared = z.object({
  environment: z.object({ folder: z.string() }),
  proof: z.object({ proven: z.boolean() }),
  provenance: z.object({
    packages: z.record(z.string(), z.string()),
    onnx: z.string().nullable(),
    serving: z.object({ packages: z.array(z.string()), instead: z.string().nullable() }),
  }),
});

const cli = join(import.meta.dirname, '../dist/slipway.mjs');
const notebooks = process.argv.slice(2);
if (notebooks.length === 0 || !existsSync(cli)) {
  console.error('usage: npm run build && npm run sizes -- NOTEBOOK...');
  process.exit(2);
}
const state = await keptState();
const env = { ...process.env, SLIPWAY_STATE: join(state, 'state'), SLIPWAY_RUNTIME: join(state, 'runtime') };

console.log('| notebook | served by | trained with | answers with | part of the size |');
console.log('|---|---|---|---|---|');
for (const notebook of notebooks) console.log(rowOf(notebook));

function rowOf(notebook: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-sizes-'));
  try {
    cpSync(dirname(notebook), folder, { recursive: true });
    const { stdout, stderr } = spawnSync(process.execPath, [cli, 'prepare', basename(notebook), '--format', 'json'], {
      ...{ cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 },
    });
    if (stdout === '') throw new Error(stderr);
    const { environment, proof, provenance } = Prepared.parse(JSON.parse(stdout));
    const { packages, serving, onnx } = provenance;
    const sizes = sizesOf(environment.folder);
    const [all, part] = [Object.keys(packages), serving.packages].map((names) => ({
      count: names.length,
      bytes: names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0),
    }));
    if (all === undefined || part === undefined) throw new Error('two sets have two sizes');
    const say = ({ count, bytes }: typeof all): string => `${count} packages, ${Math.round(bytes / 1e6)} MB`;
    const name = `${notebook}${proof.proven ? '' : ' (not proven)'}`;
    const ratio = `${Math.round((100 * part.bytes) / all.bytes)} %${serving.instead === null ? '' : ' (widened)'}`;
    return `| ${name} | ${onnx === null ? 'ONNX Runtime' : 'Python'} | ${say(all)} | ${say(part)} | ${ratio} |`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of the installed files by normalised name, as the packages' own records say. */
function sizesOf(environment: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const record of globSync(join(environment, '{lib/python*,Lib}/site-packages/*.dist-info/RECORD'))) {
    const name = basename(dirname(record)).replace(/-[^-]*\.dist-info$/, '');
    const lines = readFileSync(record, 'utf8').split('\n');
    const bytes = lines.reduce((sum, line) => sum + Number(/,(\d+)\r?$/.exec(line)?.[1] ?? 0), 0);
    sizes.set(name.replace(/[-_.]+/g, '-').toLowerCase(), bytes);
  }
  return sizes;
}
