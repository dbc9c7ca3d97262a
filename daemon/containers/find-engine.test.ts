import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '#daemon/rpc/failure.ts';
import { diagnoseEngine } from './diagnose-engine.ts';
import { ownSurroundings } from './engine/surroundings.ts';
import { findEngine } from './find-engine.ts';

let home: string;
let server: Server | undefined;
const machine = (env: Record<string, string>) => ({ ...ownSurroundings(), platform: 'linux' as const, env, home });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'slipway-engine-'));
});
afterEach(async () => {
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
  rmSync(home, { recursive: true });
});

async function engineAt(socket: string): Promise<void> {
  server = createServer((request, response) => {
    if (request.url !== '/version') response.writeHead(404).end('{}');
    else response.end(JSON.stringify({ Version: '27.1', ApiVersion: '1.46', Os: 'linux', Arch: 'arm64' }));
  });
  await new Promise<void>((resolve) => server?.listen(socket, resolve));
}

describe('findEngine', () => {
  it('says which engine answered and why it was asked', async () => {
    const socket = join(home, 'd.sock');
    await engineAt(socket);
    const { engine } = await findEngine(machine({ DOCKER_HOST: `unix://${socket}` }));
    expect(engine).toEqual({
      host: `unix://${socket}`,
      source: 'DOCKER_HOST',
      version: '27.1',
      apiVersion: '1.46',
      os: 'linux/arm64',
    });
  });

  it.each([
    ['nothing is there', (_: string) => {}],
    ['nothing listens there', (socket: string) => writeFileSync(socket, '')],
  ])('says that %s', async (outcome, prepare) => {
    const socket = join(home, 'd.sock');
    prepare(socket);
    const failure = await findEngine(machine({ DOCKER_HOST: `unix://${socket}` })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      message: `The engine of DOCKER_HOST does not answer: ${outcome}.`,
      data: {
        reason: 'engine-not-found',
        remedy: 'Start that engine, or unset DOCKER_HOST to use the one on this machine.',
        details: [`unix://${socket} (DOCKER_HOST): ${outcome}`],
      },
    });
  });

  it('says what ssh said where the host is reached over ssh', async () => {
    const failure = await findEngine(machine({ DOCKER_HOST: 'ssh://nobody@127.0.0.1:1' })).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toHaveProperty(
      'data.details.0',
      expect.stringMatching(/^ssh:\/\/nobody@127\.0\.0\.1:1 \(DOCKER_HOST\): ssh /),
    );
  });

  it('names every place where nothing was chosen', async () => {
    const failure = await findEngine({ ...machine({}), exists: () => false }).catch((error: unknown) => error);
    expect(failure).toHaveProperty('data.reason', 'engine-not-found');
    expect(failure).toHaveProperty(
      'data.details',
      expect.arrayContaining([
        'unix:///var/run/docker.sock (the default): nothing is there',
        `unix://${home}/.orbstack/run/docker.sock (OrbStack): nothing is there`,
        'unix:///run/podman/podman.sock (Podman): nothing is there',
      ]),
    );
  });
});

describe('the line for doctor', () => {
  it('names the engine that would be used', async () => {
    const socket = join(home, 'd.sock');
    await engineAt(socket);
    expect(await diagnoseEngine(machine({ DOCKER_HOST: `unix://${socket}` }))).toEqual({
      subject: 'Container engine',
      ok: true,
      found: `27.1 (linux/arm64) at unix://${socket}, by DOCKER_HOST`,
      needed: 'optional',
    });
  });

  it('lists what was tried where none answers, and is not needed for everything', async () => {
    const diagnosis = await diagnoseEngine({ ...machine({}), exists: () => false });
    expect(diagnosis).toMatchObject({ ok: false, needed: 'optional' });
    expect(diagnosis.found).toMatch(
      /^No container engine answers; \d+ places were tried\.\nunix:\/\/\/var\/run\/docker\.sock /,
    );
    expect(diagnosis.remedy).toContain('docs/engine.md');
  });
});
