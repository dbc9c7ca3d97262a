import { existsSync } from 'node:fs';
import { files } from './cache.ts';

const programs = [
  ['dockerd', 'docker.io'],
  ['runc', 'docker.io'],
  ['debootstrap', 'debootstrap'],
  ['iptables', 'iptables'],
  ['ip', 'iproute2'],
] as const;

/** PATH with the system folders, which an ordinary shell's may lack. */
export const systemPath = [process.env['PATH'] ?? '', '/usr/sbin', '/sbin', '/usr/bin', '/bin'].join(':');

const has = (program: string): boolean => systemPath.split(':').some((folder) => existsSync(`${folder}/${program}`));

/** What keeps this machine from running an engine of the project's own, a sentence each. */
export function missing(): string[] {
  const lacking: string[] = [];
  if (process.platform !== 'linux')
    lacking.push('It only runs on Linux: start Docker Desktop, Colima or Podman instead.');
  else if (process.getuid?.() !== 0)
    lacking.push('It needs root: start the engine of this machine (sudo systemctl start docker), or run as root.');
  const absent = programs.filter(([program]) => !has(program));
  if (process.platform === 'linux' && absent.length > 0) {
    const packages = [...new Set(absent.map(([, name]) => name))].join(' ');
    const names = absent.map(([program]) => program).join(', ');
    lacking.push(`${names} not found. On Debian or Ubuntu: sudo apt-get install ${packages}`);
  }
  // Linux allows 107 bytes for a socket's path; containerd's is the longest of the engine's.
  if (Buffer.byteLength(`${files.exec}/containerd/containerd-debug.sock`) > 107)
    lacking.push(`${files.exec} is too long for sockets: set SLIPWAY_TEST_CACHE to a shorter path.`);
  return lacking;
}
