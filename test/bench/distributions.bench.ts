// npm run bench:distributions -- DIR: which distributions the imports of a folder's notebooks are taken for, beside pipreqs on the same
// files. What is right is asked of neither: a distribution is wrong for an import when its newest release, as the package index has
// it, does not hold the module. One that has no module of its own only brings
// others along, and counts as right.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { needsOf, normalizedName } from '#core/environment/index.ts';
import { readNotebook } from '#core/notebook/read.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { createAnalyser } from '#core/python/parser.ts';
import { listNotebooks } from '../../scripts/corpus/list.ts';
import { modulesOf } from '../../scripts/distributions/listing.ts';
import { isAccidental, type Part } from '../../scripts/distributions/ownership.ts';
import { peerTool } from './support/peer-tools.ts';

const root = join(import.meta.dirname, '../..');
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run bench:distributions -- DIR; DIR is a folder with notebooks.');
  process.exit(2);
}

/** What an import is taken for: a distribution, or null where the tool leaves it open. */
interface Answer {
  readonly path: string;
  readonly distribution: string | null;
}
/** One for each notebook; null where the tool could not read it. */
type Answers = readonly (readonly Answer[] | null)[];

const listed = listNotebooks(folder);
const modules = join(root, 'node_modules');
const analyser = await createAnalyser({
  runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
});
const [analyses, ourSeconds] = timed(() => listed.map(({ path }) => analysisOf(join(folder, path))));
const ours: Answers = analyses.map((analysis, index) => analysis && ourAnswers(analysis, listed[index]?.beside ?? []));
const pipreqs = peerTool('pipreqs');
const [named, theirSeconds] = timed(() => askPipreqs(pipreqs));
const theirs: Answers = named.map(({ names = null }, index) => {
  const analysis = analyses[index];
  return names === null || !analysis ? null : theirAnswers(analysis, names);
});

const asked = new Set(
  [...ours, ...theirs].flatMap((answers) => (answers ?? []).flatMap(({ distribution }) => distribution ?? [])),
);
const { trees, problems } = await modulesOf(asked);
console.log(
  `${listed.length} notebooks, ${trees.size} distributions looked up${problems.length > 0 ? `, ${problems.length} could not be` : ''}`,
);
report('slipway', ours, ourSeconds);
report('pipreqs', theirs, theirSeconds);
process.exit(0);

function analysisOf(path: string): Analysis | null {
  const notebook = readNotebook(readFileSync(path, 'utf8'));
  return notebook.ok ? analyser.analyse(notebook.value) : null;
}

function ourAnswers(analysis: Analysis, beside: readonly string[]): Answer[] {
  const project: Project = { manifest: null, texts: new Map(), paths: [...beside] };
  return analysis.imports.flatMap((one): Answer[] => {
    const { distributions, unknown } = needsOf({ ...analysis, imports: [one] }, project, 'notebook.ipynb');
    const [distribution] = distributions;
    if (distribution !== undefined) return [{ path: one.path, distribution: distribution.name }];
    return unknown.length > 0 ? [{ path: one.path, distribution: null }] : [];
  });
}

function askPipreqs(programs: string): { names?: Record<string, string> | undefined; error?: string | undefined }[] {
  const script = join(import.meta.dirname, 'support/pipreqs_names.py');
  const input = listed.map(({ path, beside }) => ({
    path: resolve(folder ?? '', path),
    modules: beside.filter((file) => /^[^/]+\.py$/.test(file)),
  }));
  const python = join(programs, process.platform === 'win32' ? 'python.exe' : 'python');
  const { stdout, status, stderr } = spawnSync(python, [script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr.slice(-2_000));
  return z
    .array(z.object({ names: z.record(z.string(), z.string()).optional(), error: z.string().optional() }))
    .parse(JSON.parse(stdout));
}

/** It answers by top module; each import below it gets that answer. */
function theirAnswers({ imports }: Analysis, names: Readonly<Record<string, string>>): Answer[] {
  return imports.flatMap(({ module, path }): Answer[] => {
    const name = names[module];
    return name === undefined ? [] : [{ path, distribution: normalizedName(name) }];
  });
}

function report(tool: string, all: Answers, seconds: number): void {
  const read = all.flatMap((answers) => answers ?? []);
  const notebooks = all.filter((answers) => answers !== null);
  const count = (is: (answer: Answer) => boolean): string => {
    const some = notebooks.filter((answers) => answers.some(is)).length;
    return `${some} (${((100 * some) / notebooks.length).toFixed(1)} %)`;
  };
  console.log(`
${tool}
  notebooks read                                ${notebooks.length} of ${all.length}, in ${seconds.toFixed(0)} s
  notebooks with a wrong distribution           ${count(isWrong)}
  notebooks with a name that the index lacks    ${count(({ distribution }) => distribution !== null && trees.get(distribution) === null)}
  notebooks with an import left open            ${count(({ distribution }) => distribution === null)}`);
  const wrong = Map.groupBy(read.filter(isWrong), ({ path, distribution }) => `${path} by ${distribution}`);
  for (const [what, times] of [...wrong].sort((a, b) => b[1].length - a[1].length).slice(0, 25))
    console.log(`    ${String(times.length).padStart(5)} ${what}`);
}

function isWrong({ path, distribution }: Answer): boolean {
  const tree = distribution === null ? undefined : trees.get(distribution);
  return tree !== undefined && tree !== null && !bringsOthersOnly(tree) && !holds(tree, path);
}

function bringsOthersOnly(tree: Part): boolean {
  return [...tree.parts.keys()].every(isAccidental);
}

/** Whether a distribution brings the module: what stands below a module of its own may have been moved, and is its matter. */
function holds(tree: Part, path: string): boolean {
  let here = tree;
  for (const name of path.split('.')) {
    const next = here.parts.get(name);
    if (next === undefined) return here.own;
    here = next;
    if (here.own) return true;
  }
  return true;
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now();
  const result = work();
  return [result, (performance.now() - began) / 1000];
}
