import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { engineCandidates } from './candidates.ts';
import type { Surroundings } from './surroundings.ts';

const sha = (name: string) => createHash('sha256').update(name).digest('hex');
const meta = (host: string, more: object = {}) => JSON.stringify({ Endpoints: { docker: { Host: host, ...more } } });

function machine(
  env: Record<string, string> = {},
  files: Record<string, string> = {},
  platform: NodeJS.Platform = 'linux',
): Surroundings {
  const names = Object.keys(files);
  return {
    env,
    home: '/home/ada',
    platform,
    exists: (path) => names.includes(path),
    read: (path) => files[path],
    list: (folder) => [
      ...new Set(
        names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length).split('/')[0] ?? ''),
      ),
    ],
  };
}

const config = (current: string) => ({ '/home/ada/.docker/config.json': JSON.stringify({ currentContext: current }) });
const store = (name: string, host: string, folder = '/home/ada/.docker') => ({
  [`${folder}/contexts/meta/${sha(name)}/meta.json`]: meta(host),
});

describe('what somebody chose is the only candidate', () => {
  it.each<[string, Surroundings, { source: string; host: string }]>([
    [
      'DOCKER_HOST',
      machine({ DOCKER_HOST: 'unix:///srv/d.sock' }),
      { source: 'DOCKER_HOST', host: 'unix:///srv/d.sock' },
    ],
    [
      'DOCKER_HOST without a scheme',
      machine({ DOCKER_HOST: 'box:2375' }),
      { source: 'DOCKER_HOST', host: 'tcp://box:2375' },
    ],
    [
      'DOCKER_HOST before DOCKER_CONTEXT',
      machine({ DOCKER_HOST: 'ssh://box', DOCKER_CONTEXT: 'x' }),
      { source: 'DOCKER_HOST', host: 'ssh://box' },
    ],
    [
      'DOCKER_CONTEXT before config.json',
      machine({ DOCKER_CONTEXT: 'lab' }, { ...config('other'), ...store('lab', 'ssh://ada@lab') }),
      { source: 'context "lab" of DOCKER_CONTEXT', host: 'ssh://ada@lab' },
    ],
    [
      'the current context',
      machine({}, { ...config('colima'), ...store('colima', 'unix:///home/ada/.colima/default/docker.sock') }),
      {
        source: 'context "colima" of /home/ada/.docker/config.json',
        host: 'unix:///home/ada/.colima/default/docker.sock',
      },
    ],
    [
      'a context in DOCKER_CONFIG',
      machine({ DOCKER_CONFIG: '/etc/d', DOCKER_CONTEXT: 'lab' }, store('lab', 'tcp://lab:2375', '/etc/d')),
      { source: 'context "lab" of DOCKER_CONTEXT', host: 'tcp://lab:2375' },
    ],
  ])('%s', (_, surroundings, expected) => {
    const { candidates, attempts } = engineCandidates(surroundings);
    expect(candidates).toEqual([{ ...expected, tls: null }]);
    expect(attempts).toEqual([]);
  });

  it('and where that context is gone, it says so and looks nowhere else', () => {
    const { candidates, attempts } = engineCandidates(machine({ DOCKER_CONTEXT: 'gone' }));
    expect(candidates).toEqual([]);
    expect(attempts).toEqual([
      {
        source: 'context "gone" of DOCKER_CONTEXT',
        where: `/home/ada/.docker/contexts/meta/${sha('gone')}/meta.json`,
        outcome: 'there is no such context ("docker context ls" lists them)',
      },
    ]);
  });

  it.each(['{', '{}', '{"Endpoints":{"kubernetes":{}}}'])('a context file of %s names no engine', (text) => {
    const file = `/home/ada/.docker/contexts/meta/${sha('k')}/meta.json`;
    const { candidates, attempts } = engineCandidates(machine({ DOCKER_CONTEXT: 'k' }, { [file]: text }));
    expect(candidates).toEqual([]);
    expect(attempts[0]?.outcome).toBe('the context names no Docker engine');
  });
});

describe('certificates', () => {
  it('come from DOCKER_CERT_PATH and are checked with DOCKER_TLS_VERIFY', () => {
    const files = { '/certs/ca.pem': '', '/certs/cert.pem': '', '/certs/key.pem': '' };
    const env = { DOCKER_HOST: 'tcp://box:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
    expect(engineCandidates(machine(env, files)).candidates[0]?.tls).toEqual({
      ca: '/certs/ca.pem',
      cert: '/certs/cert.pem',
      key: '/certs/key.pem',
      verify: true,
    });
  });

  it('come from the folder of the config without DOCKER_CERT_PATH, and are not checked with DOCKER_TLS alone', () => {
    const env = { DOCKER_HOST: 'tcp://box:2376', DOCKER_TLS: '1' };
    const { candidates } = engineCandidates(machine(env, { '/home/ada/.docker/ca.pem': '' }));
    expect(candidates[0]?.tls).toEqual({ ca: '/home/ada/.docker/ca.pem', cert: null, key: null, verify: false });
  });

  it('of a context come from its own folder', () => {
    const tls = `/home/ada/.docker/contexts/tls/${sha('lab')}/docker`;
    const files = {
      ...store('lab', 'tcp://lab:2376'),
      [`${tls}/ca.pem`]: '',
      [`${tls}/cert.pem`]: '',
      [`${tls}/key.pem`]: '',
    };
    expect(engineCandidates(machine({ DOCKER_CONTEXT: 'lab' }, files)).candidates[0]?.tls).toEqual({
      ca: `${tls}/ca.pem`,
      cert: `${tls}/cert.pem`,
      key: `${tls}/key.pem`,
      verify: true,
    });
  });
});

describe('where nothing was chosen, the default and then the well-known ones', () => {
  const hosts = (surroundings: Surroundings) =>
    engineCandidates(surroundings).candidates.map(({ source, host }) => `${source}: ${host}`);

  it('on Linux', () => {
    expect(hosts(machine({ XDG_RUNTIME_DIR: '/run/user/1000' }))).toMatchInlineSnapshot(`
      [
        "the default: unix:///var/run/docker.sock",
        "rootless Docker: unix:///run/user/1000/docker.sock",
        "Docker Desktop: unix:///home/ada/.docker/run/docker.sock",
        "Docker Desktop: unix:///home/ada/.docker/desktop/docker.sock",
        "Colima: unix:///home/ada/.colima/*/docker.sock",
        "Colima: unix:///home/ada/.config/colima/*/docker.sock",
        "OrbStack: unix:///home/ada/.orbstack/run/docker.sock",
        "Rancher Desktop: unix:///home/ada/.rd/docker.sock",
        "Lima: unix:///home/ada/.lima/*/sock/docker.sock",
        "Podman: unix:///run/user/1000/podman/podman.sock",
        "Podman: unix:///run/podman/podman.sock",
        "Podman machine: unix:///home/ada/.local/share/containers/podman/machine/podman.sock",
      ]
    `);
  });

  it('on macOS, with every Colima profile', () => {
    const files = {
      '/home/ada/.colima/default/docker.sock': '',
      '/home/ada/.colima/arm/docker.sock': '',
      '/home/ada/.colima/_lima/x': '',
    };
    expect(hosts(machine({ TMPDIR: '/var/t/' }, files, 'darwin'))).toMatchInlineSnapshot(`
      [
        "the default: unix:///var/run/docker.sock",
        "Docker Desktop: unix:///home/ada/.docker/run/docker.sock",
        "Docker Desktop: unix:///home/ada/.docker/desktop/docker.sock",
        "Colima: unix:///home/ada/.colima/default/docker.sock",
        "Colima: unix:///home/ada/.colima/arm/docker.sock",
        "Colima: unix:///home/ada/.config/colima/*/docker.sock",
        "OrbStack: unix:///home/ada/.orbstack/run/docker.sock",
        "Rancher Desktop: unix:///home/ada/.rd/docker.sock",
        "Lima: unix:///home/ada/.lima/*/sock/docker.sock",
        "Podman: unix:///run/podman/podman.sock",
        "Podman machine: unix:///home/ada/.local/share/containers/podman/machine/podman.sock",
        "Podman machine: unix:///var/t/podman/podman-machine-default-api.sock",
      ]
    `);
  });

  it('on Windows', () => {
    expect(hosts(machine({}, {}, 'win32'))).toMatchInlineSnapshot(`
      [
        "the default: npipe:////./pipe/docker_engine",
        "Docker Desktop: npipe:////./pipe/dockerDesktopLinuxEngine",
        "Podman machine: npipe:////./pipe/podman-machine-default",
      ]
    `);
  });

  it.each([
    ['a broken config.json', '{'],
    ['a config.json without a context', '{"auths":{}}'],
    ['the context called default', '{"currentContext":"default"}'],
  ])('with %s too', (_, text) => {
    const files = { '/home/ada/.docker/config.json': text };
    expect(hosts(machine({}, files))[0]).toBe('the default: unix:///var/run/docker.sock');
  });
});
