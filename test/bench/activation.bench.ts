// What activating Slipway costs against activating an extension that does nothing: same editor, same start, installed from
// a VSIX both. An empty one goes before and one after ours, since VS Code is faster the second time.
//   node scripts/with-node.mjs test/bench/activation.bench.ts [STARTS]
// Prints milliseconds as VS Code itself counts them. Ratios hold across machines; figures do not.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { runExtensionTests } from '#test/host/extension-tests.ts';
import { root } from '#test/host/paths.ts';
import { packVsix } from '#test/package/support/pack.ts';
import { Activation, median } from './support/activation-times.ts';
import { packEmptyExtension } from './support/empty-extension.ts';

const starts = Number(process.argv[2] ?? 7);
const scratch = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const report = join(scratch, 'report.json');
const order = ['slipway.empty-before', 'slipway.slipway', 'slipway.empty-after'];

/** An extension of its own holds the probe, since VS Code runs tests for one under development only. */
async function buildProbe(): Promise<{ extension: string; tests: string }> {
  const extension = join(scratch, 'probe');
  const tests = join(extension, 'probe.cjs');
  mkdirSync(extension);
  const manifest = { name: 'probe', publisher: 'slipway', version: '0.0.1', engines: { vscode: '^1.105.0' } };
  writeFileSync(join(extension, 'package.json'), JSON.stringify(manifest));
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/support/activation-probe.ts'],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return { extension, tests };
}

async function startOnce(vsix: readonly string[], probe: { extension: string; tests: string }): Promise<Activation[]> {
  const folder = join(scratch, 'folder');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const env = { SLIPWAY_BENCH_ORDER: order.join(','), SLIPWAY_BENCH_REPORT: report };
  const code = await runExtensionTests({ ...probe, folder, timeoutMilliseconds: 120_000, options: { vsix, env } });
  if (code !== 0) throw new Error(`The probe ended with ${code}.`);
  return z.array(Activation).parse(JSON.parse(readFileSync(report, 'utf8')));
}

const inWords = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;

/** One row of the table: an extension's medians and extremes over all starts. */
function line(id: string, all: readonly Activation[][]): string {
  const rows = all.flatMap((start) => start.filter((row) => row.id === id));
  const columns = [
    rows.map(({ load }) => load),
    rows.map(({ activate }) => activate),
    rows.map(({ work }) => work),
    rows.map(({ counted }) => counted),
    rows.map(({ wall }) => wall),
  ];
  return [id.padEnd(22), ...columns.map((values) => inWords(values).padEnd(22))].join('');
}

/** Ours to the mean of the two empty ones, medians each. */
function ratio(of: keyof Omit<Activation, 'id'>, all: readonly Activation[][]): string {
  const medians = order.map((id) =>
    median(all.flatMap((start) => start.filter((row) => row.id === id)).map((row) => row[of])),
  );
  const [before = Number.NaN, ours = Number.NaN, after = Number.NaN] = medians;
  return ((2 * ours) / (before + after)).toFixed(1);
}

try {
  const slipway = join(scratch, 'slipway.vsix');
  packVsix(slipway);
  const vsix = [
    slipway,
    await packEmptyExtension(scratch, 'empty-before'),
    await packEmptyExtension(scratch, 'empty-after'),
  ];
  const probe = await buildProbe();
  const all: Activation[][] = [];
  for (let start = 0; start < starts; start++) all.push(await startOnce(vsix, probe));
  const head = ['', 'loading', 'activate()', 'processor time', 'as VS Code counts', 'until it was done'];
  console.log(`\nmilliseconds over ${starts} starts: median (least to most)`);
  console.log(head.map((cell) => cell.padEnd(22)).join(''));
  for (const id of order) console.log(line(id, all));
  console.log(`\nours to an empty one: ${ratio('work', all)} times the processor time,`);
  console.log(`                      ${ratio('wall', all)} times as long until VS Code was done`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
