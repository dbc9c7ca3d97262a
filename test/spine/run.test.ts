import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { job } from './support/rig.ts';
import { projectOf, result, runIn, stream } from './support/run-notebook.ts';

const Executed = z.object({
  cells: z.array(
    z.object({ execution_count: z.int().nullable(), outputs: z.array(z.record(z.string(), z.unknown())) }),
  ),
});

/** What each cell shows when it is run, as nbformat has it. */
async function outputsOf(...sources: string[]): Promise<Record<string, unknown>[][]> {
  const project = await projectOf(...sources);
  const output = join(project, 'out.ipynb');
  await runIn(project, { output });
  return Executed.parse(JSON.parse(await readFile(output, 'utf8'))).cells.map((cell) => cell.outputs);
}
const plain = (text: string) => ({ output_type: 'execute_result', data: { 'text/plain': text } });

describe('a cell shows what it shows in Jupyter', () => {
  it('prints, values, errors and what stands on the real descriptors', async () => {
    const outputs = await outputsOf(
      'import os, subprocess, sys\nprint("one")\nprint("two", file=sys.stderr)\nos.system("echo three")\nsubprocess.run([sys.executable, "-c", "print(4)"]);',
      '{"b": 1, "a": {3, 1, 2}}',
      'x = 1\nx;',
      'None',
      'display(1, "a")\n2',
      'await __import__("asyncio").sleep(0, 5)',
      '%%capture\nprint("hidden")',
      '_',
      'class A:\n    def _repr_html_(self):\n        return "<b>a</b>"\nA()',
      '3\n%matplotlib inline',
    );
    expect(outputs.slice(0, 7)).toMatchObject([
      [stream('one\n'), stream('two\n', 'stderr'), stream('three\n4\n')],
      [plain("{'b': 1, 'a': {1, 2, 3}}")],
      [],
      [],
      [{ output_type: 'display_data', data: { 'text/plain': '1' } }, { data: { 'text/plain': "'a'" } }, plain('2')],
      [plain('5')],
      [],
    ]);
    expect(outputs[7]).toMatchObject([plain('5')]);
    expect(outputs[8]).toMatchObject([
      { data: { 'text/html': '<b>a</b>', 'text/plain': expect.stringContaining('<__main__.A at 0x') } },
    ]);
    expect(outputs[9]).toEqual([]);
  });

  it('keeps the order of what Python and others write, and does not get stuck on much of it', async () => {
    const hold =
      'import ctypes\nlibc = ctypes.PyDLL(None)\nfor _ in range(3000): libc.write(1, b"x" * 100, 100)\nprint("end")';
    const [order, much, endless] = await outputsOf(
      'import os\nprint(1)\nos.system("echo 2")\nprint(3)\nos.write(1, b"4\\n");',
      hold,
      'import subprocess, sys\nsubprocess.run([sys.executable, "-c", "for _ in range(300): print(\\"y\\" * 100_000)"]);',
    );
    expect(order).toEqual([stream('1\n2\n3\n4\n')]);
    expect(much).toEqual([stream(`${'x'.repeat(300_000)}end\n`)]);
    expect(String(endless?.[0]?.['text'])).toHaveLength(10 * 2 ** 20);
  });

  it('goes on behind a cell that may fail, and skips one that is tagged', async () => {
    const project = await projectOf(
      { source: '1 / 0', tags: ['raises-exception'] },
      { source: 'raise SystemExit(3)', tags: ['skip-execution'] },
      'print("after")',
    );
    const { report } = await runIn(project);
    expect(report.cells).toMatchObject([
      { verdict: 'new', error: { name: 'ZeroDivisionError' } },
      { verdict: 'not-run', sentence: expect.stringContaining('tagged skip-execution') },
      { verdict: 'new', seconds: expect.any(Number) },
    ]);
    expect(report).toMatchObject({ reproducible: true, compared: 0 });
  });

  it('ends at a cell that fails, with its lines', async () => {
    const { report } = await runIn(await projectOf('def f(what):\n    return int(what)', 'f("x")', 'print(1)'));
    expect(report).toMatchObject({
      reproducible: false,
      parts: { cell: 1 },
      cells: [{}, { verdict: 'failed', error: { name: 'ValueError' } }, { verdict: 'not-run' }],
    });
    expect(report.cells[1]?.error?.traceback.join('\n')).toContain('<cell 1>", line 2');
  });
});

describe('the report of a run', () => {
  it('compares with what was stored, and tells of each cell as it goes', async () => {
    const project = await projectOf(
      { source: 'import math, random\nprint("Accuracy:", 0.947)', outputs: [stream('Accuracy: 0.94737\n')] },
      { source: 'math.pi', outputs: [result('3.141592653589793')] },
      { source: 'print(len("abc"))', outputs: [stream('4\n')] },
      { source: 'random.random()', outputs: [result('0.5')] },
    );
    const work = job();
    const { report } = await runIn(project, { work });
    expect(report.cells.map((cell) => cell.verdict)).toEqual(['close', 'same', 'differs', 'differs']);
    expect(report.parts).toMatchObject({ cell: 2 });
    const states = work.progress.flatMap(({ cell }) => (cell === undefined ? [] : [`${cell.index} ${cell.state}`]));
    expect(states).toEqual([
      '0 running',
      '0 done',
      '1 running',
      '1 done',
      '2 running',
      '2 done',
      '3 running',
      '3 done',
    ]);
  });

  it('names the unseeded draw a difference comes from', async () => {
    const { report } = await runIn(
      await projectOf({ source: 'import random\nrandom.random()', outputs: [result('0.5')] }),
    );
    expect(report.parts).toMatchObject({ cell: 0, cause: expect.stringContaining('`random` (cell 1, line 2)') });
  });

  it('leaves the project as it was, whatever the notebook writes', async () => {
    const project = await projectOf('import os\nopen("made.txt", "w").write("x")\nopen("a.ipynb", "w").write("x");');
    const before = await readFile(join(project, 'a.ipynb'), 'utf8');
    await runIn(project);
    // What came of the run is kept for the checklist.
    expect((await readdir(project, { recursive: true })).toSorted()).toEqual([
      '.slipway',
      '.slipway/runs.json',
      'a.ipynb',
    ]);
    expect(await readFile(join(project, 'a.ipynb'), 'utf8')).toBe(before);
  });

  it('keeps no more of a cell’s outputs than is allowed', async () => {
    const { report } = await runIn(await projectOf('print("x" * 3_000_000)'), { limits: { output: 1 } });
    expect(report.cells[0]).toMatchObject({ verdict: 'new', notes: [expect.stringContaining('more than are kept')] });
  });

  it('removes what the notebook left among temporary files', async () => {
    const { report } = await runIn(await projectOf('import tempfile\nprint(tempfile.mkdtemp())'));
    expect(report.cells[0]?.verdict).toBe('new');
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`slipway-run-${process.pid}-`))).toEqual([]);
  });
});
