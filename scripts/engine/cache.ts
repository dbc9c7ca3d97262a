import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the project's own engine keeps everything it has: outside the checkout, so that it serves every one of them. */
export const engineFolder: string = join(
  process.env['SLIPWAY_TEST_CACHE'] ?? join(homedir(), '.cache', 'slipway'),
  'engine',
);

const digest = createHash('sha256').update(engineFolder).digest();

/** A bridge and a network of its own, so that it runs beside another engine, or beside one with another cache folder. */
export const bridge = {
  name: `slipway${digest.toString('hex').slice(0, 6)}`,
  address: `10.${200 + ((digest[0] ?? 0) % 50)}.${digest[1] ?? 0}.1/24`,
} as const;

export const files = {
  socket: join(engineFolder, 'docker.sock'),
  pid: join(engineFolder, 'dockerd.pid'),
  log: join(engineFolder, 'dockerd.log'),
  data: join(engineFolder, 'data'),
  exec: join(engineFolder, 'exec'),
  lock: join(engineFolder, 'lock'),
  holders: join(engineFolder, 'holders'),
  forwardPolicy: join(engineFolder, 'forward-policy'),
  /** Downloads and root file systems that base images are made from. */
  parts: join(engineFolder, 'parts'),
} as const;

export const dockerHost = `unix://${files.socket}`;
