import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { assembleProject, isProjectFile } from '#core/check/project-files.ts';
import type { Checker } from '#core/check.ts';
import { createChecker } from '#core/check.ts';
import type { Outcome } from '#core/result.ts';
import { withSection } from '#core/separate/readme.ts';
import type { Separation } from '#core/separate/separate.ts';
import { root } from '#test/spine/support/rig.ts';

export const here = join(root, 'test', 'separate');

const wasm = (name: string): Promise<Buffer> => readFile(join(root, 'node_modules', name, `${name}.wasm`));
let checker: Checker | null = null;

const theChecker = async (): Promise<Checker> => {
  checker ??= await createChecker({ runtime: await wasm('web-tree-sitter'), python: await wasm('tree-sitter-python') });
  return checker;
};

/** A notebook file's text, of a script whose cells begin with `# %%`, and those of prose with `# %% [markdown]`. */
export function notebookText(script: string): string {
  const cells = script
    .split(/^# %%/m)
    .slice(1)
    .map((part) => {
      const [mark = '', ...lines] = part.split('\n');
      const prose = mark.includes('[markdown]');
      const source = lines.join('\n').trimEnd();
      return prose
        ? { cell_type: 'markdown', metadata: {}, source: source.replace(/^# ?/gm, '') }
        : { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source };
    });
  return JSON.stringify({
    cells,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python', version: '3.11.7' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

/** A project with the notebook of a script and the data of the tests, in a folder of its own. */
export async function stageScript(path: string): Promise<{ project: string; notebook: string }> {
  const project = await mkdtemp(join(tmpdir(), 'slipway-split-'));
  const notebook = basename(path).replace(/\.py$/, '.ipynb');
  await cp(join(here, 'data'), join(project, 'data'), { recursive: true });
  await writeFile(join(project, notebook), notebookText(await readFile(path, 'utf8')));
  return { project, notebook };
}

export interface SplitProject {
  readonly outcome: Outcome<Separation>;
  readonly cells: readonly { readonly cell: number; readonly source: string }[];
}

/** What is made of a project's notebook, and its cells as plain Python to hold it against. */
export async function splitProject(project: string, notebook: string): Promise<SplitProject> {
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const read = (path: string) => (isProjectFile(path) ? readFile(join(project, path), 'utf8') : Promise.resolve(null));
  const text = await readFile(join(project, notebook), 'utf8');
  const input = { text, file: notebook, project: await assembleProject(paths, read) };
  const made = await theChecker();
  const outcome = made.separate({ ...input, folder: '' });
  const checked = made.checkNotebook({ ...input, modelFolder: new Map() });
  if (!checked.ok) throw new Error(checked.reason);
  const { analysis } = checked.value;
  const order = analysis.order.undefinedInDocument.some(({ branch }) => !branch)
    ? (analysis.order.execution ?? [])
    : analysis.order.document;
  const { runCells } = await import('#core/python/slice/run-cells.ts');
  return { outcome, cells: runCells(analysis, input.project, order, { recordings: new Map(), replaced: [] }).cells };
}

export async function writeSplit(project: string, { files, readme }: Separation): Promise<void> {
  const all = [...files, { path: readme.path, text: withSection(null, readme.section, 'Project') }];
  for (const file of all) {
    await mkdir(dirname(join(project, file.path)), { recursive: true });
    await writeFile(join(project, file.path), file.text);
  }
}

export interface Checked {
  readonly ok: boolean;
  readonly why?: string;
  readonly rows?: number;
  readonly tests?: string;
  readonly metrics?: Record<string, unknown>;
}

/** Runs the generated code with an interpreter and holds its answers against the notebook's own. */
export function checkSplit(
  python: string,
  project: string,
  split: SplitProject,
  more: { readonly quick?: boolean; readonly timeout?: number } = {},
): Promise<Checked> {
  if (!split.outcome.ok) return Promise.resolve({ ok: false, why: split.outcome.reason });
  const job = {
    quick: more.quick === true,
    cells: split.cells,
    cut: split.outcome.value.cut,
    folder: project,
    model_folder: join(project, 'model'),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(python, [join(here, 'check_split.py')], {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: more.timeout ?? 240_000,
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => {
      try {
        const result: Checked = JSON.parse(out);
        resolve(result);
      } catch {
        resolve({ ok: false, why: err.slice(-2000) });
      }
    });
    child.stdin.end(JSON.stringify(job));
  });
}
