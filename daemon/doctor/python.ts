import { compareDotted, oldestPython } from '#protocol/oldest.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { install, type Surroundings } from './surroundings.ts';

const names = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
/** Prints the version, the executable and which of the needed modules are missing. */
const question =
  'import importlib.util as u, platform, sys; print(platform.python_version(), sys.executable, *[m for m in ("venv", "ensurepip", "pip") if not u.find_spec(m)], sep="\\n")';

export interface FoundPython {
  readonly command: string;
  readonly version: string;
  readonly path: string;
  readonly missing: readonly string[];
}

/** Pythons on PATH, in the order they would be chosen. */
export async function findPythons({ run }: Surroundings): Promise<FoundPython[]> {
  const found: FoundPython[] = [];
  for (const command of names) {
    const answer = await run(command, ['-c', question]);
    if (answer?.code !== 0) continue;
    const [version, path, ...missing] = answer.output.trim().split(/\r?\n/);
    if (version !== undefined && path !== undefined) found.push({ command, version, path, missing });
    if (version !== undefined && compareDotted(version, oldestPython) >= 0 && missing.length === 0) break;
  }
  return found;
}

/** Environments for notebooks are made with `venv` and filled with `pip`, on Python 3.10 or later. */
export function checkPython(pythons: readonly FoundPython[], { platform }: Surroundings): Diagnosis {
  const subject = 'Python 3.10 or later with venv and pip';
  const fitting = pythons.filter(({ version }) => compareDotted(version, oldestPython) >= 0);
  const best = fitting.find(({ missing }) => missing.length === 0) ?? fitting[0] ?? pythons[0];
  const remedy = install(platform, {
    apt: 'python3 python3-venv python3-pip',
    brew: 'python@3.12',
    winget: 'Python.Python.3.12',
  });
  if (!best) return { subject, ok: false, found: `none of ${names.join(', ')} is on PATH`, remedy, needed: 'always' };
  const missing = best.missing.length === 0 ? '' : `, without ${best.missing.join(' and ')}`;
  const ok = compareDotted(best.version, oldestPython) >= 0 && best.missing.length === 0;
  const found = `${best.version} at ${best.path}${missing}`;
  return { subject, ok, found, needed: 'always', ...(ok ? {} : { remedy }) };
}

/** Asks the package index as pip is configured here, proxies and mirrors included. */
export async function checkIndex(pythons: readonly FoundPython[], { run }: Surroundings): Promise<Diagnosis> {
  const subject = 'Python package index';
  const python = pythons.find(({ missing }) => !missing.includes('pip'));
  if (!python) return { subject, ok: false, found: 'not asked: there is no pip', needed: 'optional' };
  const options = ['--retries', '0', '--timeout', '5', '--disable-pip-version-check', '--no-input'];
  const answer = await run(python.command, ['-m', 'pip', 'index', 'versions', 'pip', ...options]);
  if (answer?.code === 0) return { subject, ok: true, found: 'pip reaches it', needed: 'optional' };
  const said = answer?.output.trim().split('\n').at(-1) ?? 'pip took too long';
  return {
    subject,
    ok: false,
    found: said,
    remedy: `${python.command} -m pip config set global.index-url https://pypi.org/simple (or your mirror's address; behind a proxy set HTTPS_PROXY)`,
    needed: 'optional',
  };
}
