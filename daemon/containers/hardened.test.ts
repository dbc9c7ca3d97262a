import { describe, expect, it } from 'vitest';
import { bytesOf, hardened, type ServerContainer } from './hardened.ts';

const server: ServerContainer = {
  name: 'n',
  image: 'i',
  env: { A: '1' },
  secrets: [],
  labels: {},
  port: 0,
  memory: bytesOf('256m'),
  cpus: 1.5,
  volume: 'state',
  stays: true,
};

describe('hardened', () => {
  it('gives no rights, bounds everything, and listens on this machine only', () => {
    expect(hardened(server)).toMatchObject({
      Env: ['A=1'],
      HostConfig: {
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        Memory: 268435456,
        MemorySwap: 268435456,
        NanoCpus: 1_500_000_000,
        PidsLimit: 256,
        Init: true,
        PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '0' }] },
        Binds: ['state:/var/lib/slipway'],
        RestartPolicy: { Name: 'unless-stopped' },
      },
    });
  });

  it('keeps the state of a container without a volume in memory, for the server only', () => {
    const { HostConfig } = hardened({ ...server, volume: null, stays: false });
    expect(HostConfig?.Binds).toBeUndefined();
    expect(HostConfig?.RestartPolicy).toBeUndefined();
    expect(HostConfig?.Tmpfs?.['/var/lib/slipway']).toContain('uid=1000,gid=1000,mode=0700');
  });
});

describe('bytesOf', () => {
  it.each([
    ['64k', 65536],
    ['512M', 536870912],
    ['2g', 2147483648],
  ])('%s is %d', (size, bytes) => {
    expect(bytesOf(size)).toBe(bytes);
  });

  it.each(['', '512', '0m', '1.5g', 'm'])('%j is no size', (size) => {
    expect(() => bytesOf(size)).toThrow(RangeError);
  });
});
