import type Docker from 'dockerode';
import { containerPort, containerState } from '#core/generate/dockerfile-facts.ts';
import type { ModelKeys } from './model-keys.ts';

export interface ServerContainer {
  readonly name: string;
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Files of the engine's machine that it may read and nothing else. */
  readonly secrets: ModelKeys['secrets'];
  /** Port of 127.0.0.1; 0 lets the engine choose. */
  readonly port: number;
  /** Bytes. */
  readonly memory: number;
  readonly cpus: number;
  /** A named volume for the inference log, or null for a state that goes with the container. */
  readonly volume: string | null;
  /** Whether it comes back by itself after a crash and with the engine. */
  readonly stays: boolean;
}

/** A container as an attacker inside it would not like it: no rights, nothing to write to but its state, bounded. */
export function hardened(server: ServerContainer): Docker.ContainerCreateOptions {
  const port = `${containerPort}/tcp`;
  const owner = 'uid=1000,gid=1000,mode=0700';
  return {
    name: server.name,
    Image: server.image,
    Env: Object.entries(server.env).map(([name, value]) => `${name}=${value}`),
    Labels: { ...server.labels },
    ExposedPorts: { [port]: {} },
    HostConfig: {
      PortBindings: { [port]: [{ HostIp: '127.0.0.1', HostPort: `${server.port}` }] },
      Memory: server.memory,
      // No swap on top of it: a model that needs more should fail where it is seen.
      MemorySwap: server.memory,
      NanoCpus: Math.round(server.cpus * 1e9),
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: 256,
      Init: true,
      Tmpfs: {
        '/tmp': 'rw,noexec,nosuid,nodev,size=64m',
        ...(server.volume === null ? { [containerState]: `rw,noexec,nosuid,nodev,size=256m,${owner}` } : {}),
      },
      ...(server.volume === null ? {} : { Binds: [`${server.volume}:${containerState}`] }),
      ...(server.secrets.length === 0
        ? {}
        : {
            Mounts: server.secrets.map(({ source, target }) => ({
              Type: 'bind' as const,
              Source: source,
              Target: target,
              ReadOnly: true,
            })),
          }),
      ...(server.stays ? { RestartPolicy: { Name: 'unless-stopped' } } : {}),
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
    },
  };
}

/** Bytes of a size such as `512m`. */
export function bytesOf(size: string): number {
  const [, number = '', unit = ''] = /^(\d+)([kmg])$/i.exec(size) ?? [];
  const power = { k: 1, m: 2, g: 3 }[unit.toLowerCase()] ?? Number.NaN;
  const bytes = Number(number) * 1024 ** power;
  if (!(bytes > 0)) throw new RangeError(`${size} is not a size such as 512m.`);
  return bytes;
}
