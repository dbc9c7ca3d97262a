import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bridge, files } from './cache.ts';
import { systemPath } from './needs.ts';

function run(command: string, ...args: string[]): string | null {
  const result = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, PATH: systemPath } });
  return result.status === 0 ? result.stdout : null;
}

/** Makes the engine's bridge. The policy for forwarding is noted: an engine turns it to DROP and never back. */
export function makeNetwork(): void {
  if (!anotherEngineRuns()) writeFileSync(files.forwardPolicy, forwardPolicy());
  if (run('ip', 'link', 'show', bridge.name) !== null) return;
  const made =
    run('ip', 'link', 'add', bridge.name, 'type', 'bridge') !== null &&
    run('ip', 'address', 'add', bridge.address, 'dev', bridge.name) !== null &&
    run('ip', 'link', 'set', bridge.name, 'up') !== null;
  if (!made)
    throw new Error(`The network bridge ${bridge.name} cannot be made: are you root in a container without NET_ADMIN?`);
}

/** Removes the bridge, the rules about it and, where no other engine runs, the chains that an engine leaves. */
export function removeNetwork(): void {
  run('ip', 'link', 'delete', bridge.name);
  const network = bridge.address.replace(/1\/24$/, '0/24');
  for (const table of ['filter', 'nat', 'raw']) {
    const about = rules(table).filter((rule) => rule.includes(` ${bridge.name} `) || rule.includes(` ${network} `));
    for (const rule of about) run('iptables', '-t', table, ...rule.replace(/^-A/, '-D').split(' '));
  }
  if (anotherEngineRuns()) return;
  for (const table of ['filter', 'nat', 'raw']) {
    const own = rules(table).filter((rule) => / DOCKER[A-Z0-9-]*/.test(rule));
    for (const rule of own) run('iptables', '-t', table, ...rule.replace(/^-A/, '-D').split(' '));
    for (const chain of chains(table)) run('iptables', '-t', table, '-F', chain);
    for (const chain of chains(table)) run('iptables', '-t', table, '-X', chain);
  }
  if (existsSync(files.forwardPolicy)) run('iptables', '-P', 'FORWARD', readFileSync(files.forwardPolicy, 'utf8'));
}

const rules = (table: string): string[] =>
  (run('iptables', '-t', table, '-S') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('-A '))
    .map((line) => `${line} `.trimEnd());

const chains = (table: string): string[] =>
  (run('iptables', '-t', table, '-S') ?? '')
    .split('\n')
    .flatMap((line) => /^-N (DOCKER[A-Z0-9-]*)$/.exec(line)?.[1] ?? []);

function forwardPolicy(): string {
  return /^-P FORWARD (\w+)/m.exec(run('iptables', '-S', 'FORWARD') ?? '')?.[1] ?? 'ACCEPT';
}

function anotherEngineRuns(): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return /(^|\/)dockerd$/.test(command[0] ?? '') && !command.includes(files.pid);
    } catch {
      return false; // it ended meanwhile
    }
  });
}
