// The demo as a newcomer runs it: the whole spine through the command line. What it prints is what it did.
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '#test/engine/engine.ts';
import { program, type Run, root, slipway } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-demo-'));
const project = join(folder, 'project');
/** A name of its own, since a developer's engine may run the demo's service already. */
const name = `penguins-${process.pid}`;
let run: Run;
let env: Record<string, string>;
let engine: Awaited<ReturnType<typeof startEngine>>;

beforeAll(async () => {
  const sample = join(folder, 'sample');
  cpSync(join(root, 'samples/penguins-messy'), sample, { recursive: true });
  renameSync(join(sample, 'penguins.ipynb'), join(sample, `${name}.ipynb`));
  engine = await startEngine();
  env = { DOCKER_HOST: engine.dockerHost, SLIPWAY_RUNTIME: join(folder, 'run'), SLIPWAY_STATE: join(folder, 'state') };
  run = await program(join(root, 'scripts/demo/main.ts'), ['--sample', sample, '--out', project], { env });
});
afterAll(async () => {
  await slipway(['deploy', '--destroy'], { cwd: project, env });
  await slipway(['serve', '--stop', name], { cwd: project, env });
  await slipway(['doctor', '--stop-daemon'], { cwd: project, env });
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run demo', () => {
  it('gets to its end', () => {
    expect(run.stdout + run.stderr).toContain('Done in');
    expect(run.code).toBe(0);
  });

  it('proves the model in Python, in ONNX, in the server and in the container', () => {
    for (const by of ['python', 'onnx', 'server', 'container'])
      expect(run.stdout).toMatch(new RegExp(`✓ ${by}: \\w+ agrees on (\\d+) of \\1 rows`));
  });

  it('leaves a model that is exported elsewhere as it was proven, and not over something else', async () => {
    const to = join(folder, 'exported', 'model');
    const exported = await slipway(['export', '--to', to, '--format', 'json'], { cwd: project, env });
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    const proof: unknown = JSON.parse(readFileSync(join(project, 'model', 'slipway', 'proof.json'), 'utf8'));
    expect(JSON.parse(exported.stdout)).toEqual({ folder: to, prepared: false, proof });
    expect(readFileSync(join(to, 'model.onnx'))).toEqual(readFileSync(join(project, 'model', 'model.onnx')));
    const refused = await slipway(['export', '--to', join(project, 'data')], { cwd: project, env });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('is no model folder') });
  });

  it('calls the quiet window quiet and the shifted one drifted', () => {
    const [, quiet = '', loud = ''] = run.stdout.split('$ slipway drift');
    expect(quiet).not.toMatch(/✗ (input|output)/);
    expect(loud).toMatch(/✗ input bill_length_mm/);
  });

  it('leaves a drift report and files our own lint passes', async () => {
    expect(readFileSync(join(project, 'drift.html'), 'utf8')).toContain('bill_length_mm');
    for (const file of [
      'slipway.yaml',
      'requirements.lock',
      'Dockerfile',
      'MODEL_CARD.md',
      '.github/workflows/slipway.yml',
    ])
      expect(existsSync(join(project, file))).toBe(true);
    const check = await slipway(
      ['check', 'slipway.yaml', 'Dockerfile', '.github/workflows/slipway.yml', '--fail-on', 'warning'],
      { cwd: project, env },
    );
    expect(check.stdout.trim()).toBe('Nothing found in 3 other files.');
    expect(check.code).toBe(0);
  });

  it('leaves a server that answers only with the key', async () => {
    const [, url = '', key = ''] = /Running: +(\S+)\/v2\/models\/\S+ +\(key: (\S+)\)/.exec(run.stdout) ?? [];
    const model = /\/v2\/models\/(\S+)/.exec(run.stdout)?.[1] ?? '';
    expect((await fetch(`${url}/v2/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/v2/models/${model}`)).status).toBe(401);
    expect((await fetch(`${url}/v2/models/${model}`, { headers: { 'x-api-key': key } })).status).toBe(200);
  });

  it('leaves a deployment that is healthy', async () => {
    const status = await slipway(['deploy', '--status', '--format', 'json'], { cwd: project, env });
    expect(JSON.parse(status.stdout).deployments).toMatchObject([{ state: 'running', health: 'healthy' }]);
  });
});
