import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectOptions, connect, type DaemonClient } from '#client/index.ts';
import { Announcement } from '#protocol/rpc/runtime.ts';

/** A daemon of one's own: folders, environment and clients, all gone with `dispose`. */
export class Rig {
  readonly folder = mkdtempSync(join(tmpdir(), 'slipway-test-'));
  readonly runtime = join(this.folder, 'run');
  readonly state = join(this.folder, 'state');
  readonly env: Record<string, string>;
  readonly entry: string;
  readonly #clients: DaemonClient[] = [];
  readonly #pids = new Set<number>();

  /** `entry`: another program than the daemon with the test's own methods. */
  constructor(env: Record<string, string> = {}, entry = join(import.meta.dirname, 'program', 'daemon.ts')) {
    this.entry = entry;
    this.env = { SLIPWAY_RUNTIME: this.runtime, SLIPWAY_STATE: this.state, SLIPWAY_IDLE_SECONDS: '60', ...env };
  }

  options(overrides: Partial<ConnectOptions> = {}): ConnectOptions {
    return { program: 'test', version: '0', daemon: { entry: this.entry, env: this.env }, ...overrides };
  }

  async connect(overrides: Partial<ConnectOptions> = {}): Promise<DaemonClient> {
    const client = await connect(this.options(overrides));
    this.#clients.push(client);
    this.#pids.add(client.welcome.pid);
    return client;
  }

  get announcementFile(): string {
    return join(this.runtime, 'daemon.json');
  }

  announcement(): Announcement {
    return Announcement.parse(JSON.parse(readFileSync(this.announcementFile, 'utf8')));
  }

  log(): string {
    return readFileSync(join(this.state, 'logs', 'daemon.log'), 'utf8');
  }

  async dispose(): Promise<void> {
    for (const client of this.#clients) client.close();
    try {
      this.#pids.add(this.announcement().pid);
    } catch {
      // none is announced
    }
    // A daemon that lost a race may still be coming up, and would find the folder free.
    for (const pid of this.#strays()) this.#pids.add(pid);
    for (const pid of this.#pids) if (isAlive(pid)) kill(pid);
    for (const pid of this.#pids) await gone(pid);
    // What a process that was killed had begun may still write for a moment.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  /** Processes started for this rig, by their environment; none are found where there is no /proc. */
  #strays(): number[] {
    if (process.platform !== 'linux') return [];
    const entry = `SLIPWAY_RUNTIME=${this.runtime}`;
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry);
        } catch {
          return false; // it ended meanwhile, or is another user's
        }
      });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended meanwhile
  }
}

/** Whether a process runs; one that ended and was not yet reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until something holds; throws, saying what did not, after `seconds`. */
export async function until(what: string, holds: () => boolean, seconds = 20): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`After ${seconds} s still not: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const gone = (pid: number): Promise<void> => until(`process ${pid} is gone`, () => !isAlive(pid));

/** Awaits a rejection and returns it. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to reject and did not.');
}
