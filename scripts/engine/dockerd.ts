import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bridge, engineFolder, files } from './cache.ts';
import { systemPath } from './needs.ts';
import { makeNetwork, removeNetwork } from './network.ts';
import { alive, pidIn } from './processes.ts';

/** Whether the project's own engine answers. */
export function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = request({ socketPath: files.socket, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ask.on('error', () => resolve(false));
    ask.on('timeout', () => ask.destroy());
    ask.end();
  });
}

/** Starts dockerd, detached, and waits until it answers. It goes on after this process. */
export async function startDockerd(): Promise<void> {
  if (pidIn(files.pid) !== null || pidIn(`${files.exec}/containerd/containerd.pid`) !== null) await stopDockerd();
  mkdirSync(engineFolder, { recursive: true });
  rmSync(files.pid, { force: true });
  makeNetwork();
  const log = openSync(files.log, 'w');
  const daemon = spawn(
    'dockerd',
    [
      ...['--data-root', files.data, '--exec-root', files.exec, '--pidfile', files.pid],
      ...['--host', `unix://${files.socket}`, '--bridge', bridge.name, '--log-level', 'warn'],
    ],
    { detached: true, stdio: ['ignore', log, log], env: { ...process.env, PATH: systemPath } },
  );
  closeSync(log);
  let ended = false;
  daemon.once('exit', () => {
    ended = true;
  });
  daemon.unref();
  while (!(await answers())) {
    if (ended) {
      removeNetwork();
      throw new Error(
        `dockerd ended at once:\n${readFileSync(files.log, 'utf8').trim().split('\n').slice(-8).join('\n')}`,
      );
    }
    await sleep(50);
  }
}

/** Stops dockerd and its containers, and removes what it leaves: containerd, mounts, the bridge, its rules. */
export async function stopDockerd(): Promise<void> {
  await end(pidIn(files.pid), 30_000);
  // Only where dockerd had to be killed.
  await end(pidIn(`${files.exec}/containerd/containerd.pid`), 5_000);
  unmount();
  removeNetwork();
  rmSync(files.socket, { force: true });
  rmSync(files.pid, { force: true });
  rmSync(files.exec, { recursive: true, force: true });
}

async function end(pid: number | null, patience: number): Promise<void> {
  if (pid === null) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; alive(pid); waited += 50) {
    if (waited === patience) process.kill(pid, 'SIGKILL');
    await sleep(50);
  }
}

function unmount(): void {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${engineFolder}/`))
    .sort()
    .reverse();
  for (const place of mounts) spawnSync('umount', ['-l', place], { env: { ...process.env, PATH: systemPath } });
}
