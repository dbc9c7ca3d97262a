// What `slipway draft dvc` writes, with a real DVC in a real repository: trained, kept elsewhere, and brought back.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, slipway } from '#test/cli/cli.ts';
import { lockedPython } from '#test/support/locked-python.ts';
import { installTool, must, toolPrograms } from '#test/support/tool.ts';

const tool = 'dvc-3.67.1';
const folder = mkdtempSync(join(tmpdir(), 'slipway-dvc-'));
const project = join(folder, 'project');
const data = join(project, 'data', 'penguins.csv');
let env: NodeJS.ProcessEnv;

const git = (...args: string[]) => must('git', args, { cwd: project, env });
const dvc = (...args: string[]) => must(join(toolPrograms(tool), 'dvc'), args, { cwd: project, env });

beforeAll(async () => {
  const [{ python }] = await Promise.all([lockedPython(), installTool(tool, [tool.replace('-', '==')])]);
  env = {
    ...process.env,
    PATH: [dirname(python), toolPrograms(tool), process.env['PATH']].join(delimiter),
    DVC_NO_ANALYTICS: 'true',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@localhost',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@localhost',
  };
  cpSync(join(root, 'samples/penguins-messy'), project, { recursive: true });
  const options = { cwd: project };
  for (const args of [
    ['split', 'penguins.ipynb', '--yes'],
    ['draft', 'dvc', '--write'],
  ]) {
    const { code, stderr } = await slipway(args, options);
    expect(code, stderr).toBe(0);
  }
  await git('init', '--quiet');
  await dvc('init', '--quiet');
  await dvc('remote', 'add', '--default', 'elsewhere', join(folder, 'elsewhere'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const artifacts = join(project, 'artifacts');
/** Bytes by name of what training left. */
const trained = (): Record<string, string> =>
  Object.fromEntries(readdirSync(artifacts).map((name) => [name, readFileSync(join(artifacts, name), 'base64')]));

it('trains with dvc repro, and gives data and model back from a remote', async () => {
  await dvc('add', 'data/penguins.csv');
  expect(await dvc('repro')).toContain("Running stage 'train'");
  expect(JSON.parse(readFileSync(join(artifacts, 'metrics.json'), 'utf8'))).toEqual(expect.any(Object));
  expect(await dvc('repro')).toContain("Stage 'train' didn't change, skipping");
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'trained');
  expect(await git('ls-files')).not.toMatch(/penguins\.csv$|^artifacts\//m);
  const [model, rows] = [trained(), readFileSync(data, 'utf8')];

  await dvc('push');
  rmSync(join(project, '.dvc', 'cache'), { recursive: true });
  rmSync(artifacts, { recursive: true });
  rmSync(data);
  await dvc('pull');
  expect(trained()).toEqual(model);
  expect(existsSync(data) && readFileSync(data, 'utf8')).toBe(rows);
});
