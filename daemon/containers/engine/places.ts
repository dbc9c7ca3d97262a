import type { Candidate } from './candidate.ts';
import type { Surroundings } from './surroundings.ts';

export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
}

/** Where the engines that people use put their sockets. Patterns with `*` stand for every folder there. */
const sockets: readonly { source: string; path: string }[] = [
  { source: 'rootless Docker', path: '$XDG_RUNTIME_DIR/docker.sock' },
  { source: 'Docker Desktop', path: '~/.docker/run/docker.sock' },
  { source: 'Docker Desktop', path: '~/.docker/desktop/docker.sock' },
  { source: 'Colima', path: '~/.colima/*/docker.sock' },
  { source: 'Colima', path: '~/.config/colima/*/docker.sock' },
  { source: 'OrbStack', path: '~/.orbstack/run/docker.sock' },
  { source: 'Rancher Desktop', path: '~/.rd/docker.sock' },
  { source: 'Lima', path: '~/.lima/*/sock/docker.sock' },
  { source: 'Podman', path: '$XDG_RUNTIME_DIR/podman/podman.sock' },
  { source: 'Podman', path: '/run/podman/podman.sock' },
  { source: 'Podman machine', path: '~/.local/share/containers/podman/machine/podman.sock' },
  { source: 'Podman machine', path: '$TMPDIR/podman/podman-machine-default-api.sock' },
];

const pipes: readonly Candidate[] = [
  { source: 'Docker Desktop', host: 'npipe:////./pipe/dockerDesktopLinuxEngine', tls: null },
  { source: 'Podman machine', host: 'npipe:////./pipe/podman-machine-default', tls: null },
];

export function knownPlaces(surroundings: Surroundings): Candidate[] {
  if (surroundings.platform === 'win32') return [...pipes];
  return sockets.flatMap(({ source, path }) =>
    expanded(path, surroundings).map((socket) => ({ source, host: `unix://${socket}`, tls: null })),
  );
}

/** The paths a pattern stands for; the pattern itself where its `*` matches nothing, so that the report can name it. */
function expanded(pattern: string, { env, home, list }: Surroundings): string[] {
  const variable = /^\$(\w+)/.exec(pattern);
  const value = variable?.[1] === undefined ? '' : env[variable[1]]?.replace(/\/+$/, '');
  if (variable && !value) return [];
  const path = pattern.replace(/^\$\w+/, value ?? '').replace(/^~/, home);
  const [before, after] = path.split('*');
  if (before === undefined || after === undefined) return [path];
  const names = list(before).filter((name) => !name.startsWith('_') && !name.startsWith('.'));
  return names.length === 0 ? [path] : names.map((name) => `${before}${name}${after}`);
}
