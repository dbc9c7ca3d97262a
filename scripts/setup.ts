// What the suites need beyond `npm ci`: system packages on Debian and its like as root, else exactly what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

interface Need {
  readonly what: string;
  readonly debian: readonly string[];
  readonly present: () => boolean;
}

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(':')
    .concat('/usr/sbin', '/sbin')
    .some((folder) => existsSync(`${folder}/${name}`));

const runs = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const engineAnswers = (): boolean => runs('docker', ['version', '--format', '{{.Server.Version}}']);

export const needs: readonly Need[] = [
  {
    what: 'Python 3.10 or later with venv',
    debian: ['python3', 'python3-venv'],
    present: () => runs('python3', ['-c', 'import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 10))']),
  },
  { what: 'Git', debian: ['git'], present: () => onPath('git') },
  { what: 'Chromium', debian: ['chromium', 'fonts-dejavu-core'], present: () => onPath('chromium') },
  {
    what: 'a Docker engine',
    debian: ['docker.io', 'debootstrap', 'iptables', 'iproute2'],
    present: () => engineAnswers() || ['dockerd', 'debootstrap', 'iptables'].every(onPath),
  },
  {
    what: 'a Secret Service (gnome-keyring) and dbus-run-session',
    debian: ['gnome-keyring', 'dbus'],
    present: () => process.platform !== 'linux' || (onPath('gnome-keyring-daemon') && onPath('dbus-run-session')),
  },
  {
    what: 'a C++ compiler and make (two small native parts of the VS Code server)',
    debian: ['g++', 'make'],
    present: () => onPath('g++') && onPath('make'),
  },
];

/** Installs what is missing where it may, and returns what it could not, a sentence each. */
export function setup(log: (line: string) => void): string[] {
  const missing = needs.filter((need) => !need.present());
  if (missing.length === 0) return [];
  const packages = missing.flatMap((need) => need.debian);
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get');
  if (mayInstall) {
    log(`installing ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  return missing
    .filter((need) => !need.present())
    .map((need) => `${need.what} is missing. On Debian or Ubuntu: sudo apt-get install ${need.debian.join(' ')}`);
}

if (import.meta.main) {
  const lacking = setup((line) => console.log(line));
  for (const line of lacking) console.error(line);
  process.exit(lacking.length > 0 ? 2 : 0);
}
