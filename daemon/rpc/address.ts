import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { runtimeFiles } from '#protocol/rpc/runtime.ts';
import { Failure } from './failure.ts';

/** Bytes of a Unix socket's path, its closing zero left out: 104 on macOS, 108 on Linux. */
const longest = 103;

/** Where the daemon of this runtime folder listens: a socket in it, or a pipe named after it on Windows. */
export function addressIn(folder: string, platform: string = process.platform): string {
  if (platform === 'win32') {
    return `\\\\.\\pipe\\slipway-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)}`;
  }
  const address = join(folder, runtimeFiles.socket);
  if (Buffer.byteLength(address) <= longest) return address;
  throw new Failure(
    'missing',
    `${address} is too long for a Unix socket: ${Buffer.byteLength(address)} bytes of ${longest}.`,
    {
      reason: 'socket-path-too-long',
      subject: address,
      remedy: 'Set SLIPWAY_RUNTIME to a folder with a shorter path, such as /tmp/slipway-me.',
    },
  );
}
