// `slipway run`: exit codes, the report for people and for programs, the executed copy, Ctrl-C.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CheckReport } from '#protocol/check-report.ts';
import { Reproducibility } from '#protocol/reproducibility.ts';
import { root, slipway } from './cli.ts';

let folder = '';
let env: Record<string, string> = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-cli-run-'));
  env = {
    SLIPWAY_STATE: join(folder, 'state'),
    SLIPWAY_RUNTIME: mkdtempSync(join(tmpdir(), 'slipway-rt-')),
    SLIPWAY_IDLE_SECONDS: '1',
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }));

/** A project with one notebook of cells, each with what it printed. */
function projectOf(...cells: readonly (readonly [source: string, printed: string])[]): string {
  const project = mkdtempSync(join(folder, 'project-'));
  const notebook = {
    ...{ nbformat: 4, nbformat_minor: 5, metadata: {} },
    cells: cells.map(([source, text], at) => ({
      ...{ cell_type: 'code', id: `c${at}`, metadata: {}, source, execution_count: at + 1 },
      outputs: text === '' ? [] : [{ output_type: 'stream', name: 'stdout', text }],
    })),
  };
  writeFileSync(join(project, 'a.ipynb'), JSON.stringify(notebook));
  return project;
}
const run = (cwd: string, ...args: readonly string[]) => slipway(['run', 'a.ipynb', ...args], { cwd, env });

describe('slipway run', () => {
  it('ends with 0 where the notebook reproduces, and writes the executed copy', async () => {
    const project = projectOf(['x = 2', ''], ['print(x / 3)', '0.6666666666666666\n']);
    const before = readFileSync(join(project, 'a.ipynb'), 'utf8');
    const { code, stdout, stderr } = await run(project, '--output', 'out.ipynb');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ a.ipynb reproduces in a clean environment')]);
    expect(stderr).toContain('Cell 2 (2 of 2): done');
    expect(readFileSync(join(project, 'a.ipynb'), 'utf8')).toBe(before);
    expect(JSON.parse(readFileSync(join(project, 'out.ipynb'), 'utf8'))).toMatchObject({
      nbformat: 4,
      cells: [{ execution_count: 1 }, { execution_count: 2, outputs: [{ text: '0.6666666666666666\n' }] }],
    });
  });

  it('is evidence in the checklist until the notebook is another', async () => {
    const project = projectOf(['x = 2', ''], ['print(x)', '2\n']);
    const checked = async () => {
      const { stdout } = await slipway(['check', 'a.ipynb', '--format', 'json'], { cwd: project, env });
      const checks = CheckReport.parse(JSON.parse(stdout)).files[0]?.checklist?.items.flatMap((item) => item.checks);
      const { state, evidence } = checks?.find(({ id }) => id === 'environment/reproduces') ?? {};
      return [state, evidence?.[0]?.text];
    };
    expect((await checked())[0]).toBe('missing');
    await run(project);
    expect(await checked()).toEqual(['done', '2 of 2 cells give what the notebook shows.']);
    const file = join(project, 'a.ipynb');
    writeFileSync(file, readFileSync(file, 'utf8').replace('x = 2', 'x = 3'));
    expect(await checked()).toEqual(['attention', 'This cell has changed since the notebook was run.']);
  });

  it('ends with 1 where it parts, and says where and why', async () => {
    const project = projectOf(['import random', ''], ['print(random.random())', '0.5\n']);
    const text = await run(project);
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/✗ cell 2: .*\n {4}line 1, stored: 0\.5\n {4}line 1, now: {4}0\.\d+/);
    expect(text.stdout).toContain('Likely cause: `random` (cell 2, line 1)');
    const json = await run(project, '--format', 'json');
    const { report } = z.object({ report: Reproducibility }).parse(JSON.parse(json.stdout));
    expect([json.code, report.parts?.cell]).toEqual([1, 1]);
  });

  it('ends with 2 where it cannot run, or not to its end', async () => {
    const nowhere = await run(projectOf(['print(nowhere)', '']));
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('`nowhere` is used in cell 1')]);
    const slow = await run(projectOf(['import time\ntime.sleep(600)', '']), '--cell-timeout', '2');
    expect([slow.code, slow.stderr]).toEqual([2, expect.stringContaining('ended in cell 1: one cell may take 2 s')]);
  });

  it.each([
    ['cancelled by Ctrl-C', 'SIGINT', [2, null]],
    ['ended with the command line that is killed', 'SIGKILL', [null, 'SIGKILL']],
  ] as const)('is %s, and nothing is left', async (_, signal, end) => {
    const project = projectOf(['x = 1', ''], ['import time\ntime.sleep(600)', '']);
    const child = spawn(process.execPath, [join(root, 'dist/slipway.mjs'), 'run', 'a.ipynb'], {
      cwd: project,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let seen = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (!seen.includes('Cell 2') && (seen + text).includes('Cell 2')) child.kill(signal);
      seen += text;
    });
    const ended = await new Promise((resolve) => child.once('close', (...how) => resolve(how)));
    expect(ended, seen).toEqual(end);
    expect(seen.includes('cancelled')).toBe(signal === 'SIGINT');
    await expect.poll(() => readdirSync(join(env['SLIPWAY_STATE'] ?? '', 'runs')), { timeout: 10_000 }).toEqual([]);
    expect(readdirSync(project)).toEqual(['a.ipynb']);
  });
});
