import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChild } from '#daemon/process/index.ts';
import { ensureEnvironment } from '#daemon/python/environments.ts';
import { findProgram, inspectInterpreter } from '#daemon/python/interpreter.ts';
import { pinsOf } from '#daemon/python/lock-text.ts';
import { inEnvironment } from '#daemon/rpc/environment.ts';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { uvFolder } from '#test/support/uv.ts';
import { writeOwnPackage } from './support/own-package.ts';
import { makePackages, type PackageIndex, servePackages } from './support/package-index.ts';
import { call, job, servicesForTests } from './support/rig.ts';

let services: DaemonServices;
let index: PackageIndex;
let python: string;
const folders: string[] = [];
let uv: string;

async function folder(name: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), `slipway-lock-${name}-`));
  folders.push(made);
  return made;
}

beforeAll(async () => {
  const found = await inspectInterpreter('python3', AbortSignal.timeout(60_000));
  if (typeof found === 'string') throw new Error(found);
  python = found.path;
  uv = await uvFolder(python);
  services = await servicesForTests(await folder('state'));
  const packages = await makePackages(python);
  folders.push(packages);
  index = await servePackages(packages);
});
afterAll(async () => {
  await index?.close();
  for (const each of folders) await rm(each, { recursive: true, force: true });
});

const hash = (file: string): string => {
  const [name] = [...index.hashes.keys()].filter((one) => one.startsWith(file));
  return `sha256:${index.hashes.get(name ?? '')}`;
};

/** Folders of PATH that have no uv. */
function withoutUv(): string {
  const names = process.platform === 'win32' ? ['uv.exe'] : ['uv'];
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return path.filter((each) => findIn(each, names) === null).join(delimiter);
}
const findIn = (place: string, names: readonly string[]): string | null =>
  inEnvironment(
    { PATH: place },
    () => names.map((name) => findProgram(name.replace('.exe', ''))).find(Boolean) ?? null,
  );

/** What a user's terminal says of indexes, with or without uv on PATH. */
function surroundings(resolver: 'uv' | 'pip', more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PIP_|UV_|https?_proxy$|no_proxy$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: resolver === 'uv' ? `${uv}${delimiter}${process.env['PATH']}` : withoutUv(),
    PIP_INDEX_URL: `${index.url}/simple`,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_RETRIES: '0',
    PIP_TRUSTED_HOST: '127.0.0.1 nowhere.example',
    UV_HTTP_RETRIES: '0',
    UV_NO_CONFIG: '1',
    UV_NO_CACHE: '1',
    ...more,
  };
}

type Asked = Partial<Parameters<typeof prepare.lock.params.parse>[0] & object>;

const lockIn = (project: string, env: NodeJS.ProcessEnv, asked: Asked, work = job()) =>
  inEnvironment(env, () =>
    call(
      services,
      prepare.lock,
      { project, notebook: 'a.ipynb', requirements: ['alpha'], interpreter: python, ...asked },
      work,
    ),
  );

/** A virtual environment without anything in it. */
async function venv(): Promise<string> {
  const made = join(await folder('venv'), 'own');
  await runChild(python, ['-m', 'venv', made], { stdin: '' });
  return join(made, 'bin', 'python');
}

describe.each(['pip', 'uv'] as const)('a lock by %s', (resolver) => {
  it('holds for each platform, with the files of each and what each lacks', async () => {
    const project = await folder(resolver);
    const locked = await lockIn(project, surroundings(resolver), {});
    const text = await readFile(join(project, 'requirements.lock'), 'utf8');
    const body = text.slice(text.indexOf('alpha=='));
    expect(body).toBe(
      [
        `alpha==2.0 \\\n    --hash=${hash('alpha-2.0')}\n`,
        '# beta 1.0 has no wheel for linux-aarch64: it is built from source there.\n',
        `beta==1.0 \\\n${[hash('beta-1.0-cp31'), hash('beta-1.0.tar')]
          .sort()
          .map((one) => `    --hash=${one}`)
          .join(' \\\n')}\n`,
        `gamma==1.0 ; sys_platform == "linux" and platform_machine == "aarch64" \\\n    --hash=${hash('gamma-1.0')}\n`,
      ].join(''),
    );
    expect(locked).toMatchObject({
      resolver,
      pins: 3,
      platforms: ['linux-aarch64', 'linux-x86_64'],
      withoutWheels: [{ name: 'beta', version: '1.0', platforms: ['linux-aarch64'], instead: 'source' }],
    });
  });

  it('does not fail where a package can be had on one platform only', async () => {
    const project = await folder(resolver);
    const locked = await lockIn(project, surroundings(resolver), { requirements: ['narrow'] });
    expect(locked.withoutWheels).toEqual([
      { name: 'narrow', version: '1.0', platforms: ['linux-aarch64'], instead: 'nothing' },
    ]);
    expect(await readFile(join(project, 'requirements.lock'), 'utf8')).toContain(
      '# narrow 1.0 has no wheel for linux-aarch64: there is no source either, so it cannot be installed there.\nnarrow==1.0',
    );
  });

  it('has serving and training apart, at the same versions', async () => {
    const project = await folder(resolver);
    await writeFile(join(project, 'requirements.in'), 'alpha<2\n');
    const locked = await lockIn(project, surroundings(resolver), {
      requirements: ['alpha', 'right'],
      serving: ['right'],
    });
    expect(locked.sets.map(({ set, pins }) => [set, pins])).toEqual([
      ['training', 4],
      ['serving', 2],
    ]);
    const training = pinsOf(await readFile(join(project, 'requirements.lock'), 'utf8'));
    const serving = pinsOf(await readFile(join(project, 'requirements-serve.lock'), 'utf8'));
    expect([...serving]).toEqual([
      ['beta', '1.0'],
      ['right', '1.0'],
    ]);
    expect(training.get('alpha')).toBe('1.0');
    for (const [name, version] of serving) expect(training.get(name)).toBe(version);
  });

  it('opens a private index and keeps nothing of what opens it', async () => {
    const project = await folder(resolver);
    const secret = `${index.url.replace('://', '://me:secret@')}/private`;
    await writeFile(join(project, 'requirements.in'), `--index-url ${secret}\nalpha\n`);
    const lines: string[] = [];
    const work = job((event) => lines.push(event.message));
    await lockIn(project, surroundings(resolver), {}, work);
    const text = await readFile(join(project, 'requirements.lock'), 'utf8');
    expect(text).toContain(`--index-url ${index.url}/private\n`);
    expect(text + lines.join('\n')).not.toContain('secret');
  });

  it('is kept while its input is the same, and made again when a hand changed it', async () => {
    const project = await folder(resolver);
    const env = surroundings(resolver);
    await lockIn(project, env, {});
    const text = await readFile(join(project, 'requirements.lock'), 'utf8');
    const before = index.asked.length;
    expect(await lockIn(project, env, { dryRun: true })).toMatchObject({ changed: false, resolver: null, files: [] });
    expect(index.asked.length).toBe(before);
    await writeFile(join(project, 'requirements.lock'), text.replace('alpha==2.0', 'alpha==1.0'));
    const stale = await lockIn(project, env, { dryRun: true });
    expect(stale.files.map(({ path }) => path)).toEqual(['requirements.lock']);
    expect(await readFile(join(project, 'requirements.lock'), 'utf8')).toContain('alpha==1.0');
  });

  it('keeps what the interpreter has, until it is asked for newer', async () => {
    const project = await folder(resolver);
    const own = await venv();
    const env = surroundings(resolver);
    await inEnvironment(env, () =>
      runChild(own, ['-m', 'pip', 'install', '--no-deps', 'alpha==1.0'], { stdin: '', env }),
    );
    const versionAfter = async (asked: Asked) => {
      await lockIn(project, env, { interpreter: own, ...asked });
      return pinsOf(await readFile(join(project, 'requirements.lock'), 'utf8')).get('alpha');
    };
    expect(await versionAfter({})).toBe('1.0');
    expect(await versionAfter({ upgrade: ['alpha'] })).toBe('2.0');
    expect(await versionAfter({})).toBe('2.0');
    expect(await versionAfter({ requirements: ['alpha', 'right'] })).toBe('2.0');
  });

  it('has a folder beside it, by the digest of its files, and installs both', async () => {
    const project = await folder(resolver);
    await writeOwnPackage(join(project, 'tools'), 'own = 7\n');
    await writeFile(join(project, 'requirements.in'), './tools  # imports: tools\n');
    const env = surroundings(resolver);
    const locked = await lockIn(project, env, { requirements: ['right'] });
    expect(locked.unhashed).toMatchObject([{ name: 'tools', kind: 'folder' }]);
    const unhashed = await readFile(join(project, 'requirements-unhashed.txt'), 'utf8');
    expect(unhashed).toMatch(/^\.\/tools {2}# tools, files sha256:[0-9a-f]{64}$/m);
    const lock = await readFile(join(project, 'requirements.lock'), 'utf8');
    expect([...pinsOf(lock).keys()]).toEqual(['beta', 'right']);
    const interpreter = await inspectInterpreter(python, AbortSignal.timeout(60_000));
    if (typeof interpreter === 'string') throw new Error(interpreter);
    const environment = await inEnvironment(env, () =>
      ensureEnvironment({
        ...{ stateFolder: services.stateFolder, interpreter, lock, exportLock: '', onLine() {} },
        unhashed: { text: unhashed, project },
        signal: AbortSignal.timeout(120_000),
      }),
    );
    const { stdout } = await runChild(
      environment.python,
      ['-c', 'import tools, right; print(tools.own, right.version)'],
      {
        stdin: '',
      },
    );
    expect(stdout.trim()).toBe('7 1.0');
    await writeFile(join(project, 'tools', 'more.py'), 'x = 1\n');
    expect(await lockIn(project, env, { requirements: ['right'], dryRun: true })).toMatchObject({ changed: true });
  });

  it.each<[string, { PIP_INDEX_URL?: string }, string[], string | RegExp]>([
    ['a private index without a password', { PIP_INDEX_URL: '/private' }, ['alpha'], 'index-wants-login'],
    ['an index that forbids', { PIP_INDEX_URL: '/forbidden' }, ['alpha'], 'index-forbids'],
    ['an index that is not there', { PIP_INDEX_URL: 'http://127.0.0.1:9/simple' }, ['alpha'], 'index-unreachable'],
    ['a package that wants another Python', {}, ['future'], 'wrong-python'],
    ['requirements that contradict each other', {}, ['left', 'right'], 'conflict'],
    ['a name that nobody has', {}, ['nowhere-to-be-found'], /^no-(?:such-package|version-found)$/],
  ])('says what to do about %s', async (_, env, requirements, reason) => {
    const project = await folder(resolver);
    const url = env.PIP_INDEX_URL?.replace(/^\//, `${index.url}/`);
    const said = surroundings(resolver, url === undefined ? {} : { PIP_INDEX_URL: url });
    await expect(lockIn(project, said, { requirements })).rejects.toMatchObject({
      data: { reason: typeof reason === 'string' ? reason : expect.stringMatching(reason), remedy: expect.any(String) },
    });
    expect(await readdir(project)).toEqual([]);
  });

  it('says that the proxy wants a password', async () => {
    const proxy = { HTTP_PROXY: index.url, HTTPS_PROXY: index.url, http_proxy: index.url, NO_PROXY: '' };
    const env = surroundings(resolver, { ...proxy, PIP_INDEX_URL: 'http://nowhere.example/simple' });
    await expect(lockIn(await folder(resolver), env, {})).rejects.toMatchObject({ data: { reason: 'proxy-refused' } });
  });

  // A PATH without a compiler is one without uv, too; what uv prints then is among the units.
});

it('says that there is no compiler', async () => {
  const project = await folder('pip');
  const env = surroundings('pip');
  await lockIn(project, env, { requirements: ['native'] });
  const lock = await readFile(join(project, 'requirements.lock'), 'utf8');
  const interpreter = await inspectInterpreter(python, AbortSignal.timeout(60_000));
  if (typeof interpreter === 'string') throw new Error(interpreter);
  const made = inEnvironment({ ...env, PATH: await folder('bare') }, () =>
    ensureEnvironment({
      ...{ stateFolder: services.stateFolder, interpreter, lock, exportLock: '', onLine() {} },
      signal: AbortSignal.timeout(120_000),
    }),
  );
  await expect(made).rejects.toMatchObject({
    message: expect.stringContaining('native has no wheel for this platform, and there is no compiler'),
    data: { reason: 'no-compiler' },
  });
});

it('is the same bytes whoever resolved it', async () => {
  const [one, other] = [await folder('one'), await folder('other')];
  const asked = { requirements: ['alpha', 'right'], serving: ['right'] };
  await lockIn(one, surroundings('uv'), asked);
  await lockIn(other, surroundings('pip'), asked);
  for (const file of ['requirements.lock', 'requirements-serve.lock', 'requirements.in', 'requirements-serve.in'])
    expect(await readFile(join(one, file), 'utf8')).toBe(await readFile(join(other, file), 'utf8'));
});

describe('the interpreter', () => {
  it('is the one that the notebook’s kernel starts', async () => {
    const own = await venv();
    const data = await folder('jupyter');
    await mkdir(join(data, 'kernels', 'ours'), { recursive: true });
    await writeFile(join(data, 'kernels', 'ours', 'kernel.json'), JSON.stringify({ argv: [own, '-m', 'ipykernel'] }));
    const env = surroundings('pip', { JUPYTER_DATA_DIR: data, HOME: homedir() });
    const locked = await lockIn(await folder('kernel'), env, { interpreter: undefined, kernel: 'ours' });
    expect(locked.interpreter).toMatchObject({ path: own, source: 'kernel' });
    expect(locked.notes.filter((note) => note.includes('kernel'))).toEqual([]);
  });

  it('is another where that kernel is gone, which is said', async () => {
    const locked = await lockIn(await folder('gone'), surroundings('pip'), {
      interpreter: undefined,
      kernel: 'gone-env',
    });
    expect(locked.interpreter.source).toBe('path');
    expect(locked.notes).toContain('The notebook’s kernel "gone-env" is not registered here.');
  });

  it('of conda gets an environment.yml with what only conda knows, and a file of the user’s is left alone', async () => {
    const own = await venv();
    const meta = join(own, '..', '..', 'conda-meta');
    await mkdir(meta);
    const channel = 'https://conda.anaconda.org/conda-forge/linux-64';
    const said = { name: 'openblas', version: '0.3.28', channel, files: ['lib/libopenblas.so'] };
    await writeFile(join(meta, 'openblas.json'), JSON.stringify(said));
    const files = ['lib/python3.11/site-packages/numpy-1.26.4.dist-info/METADATA'];
    await writeFile(join(meta, 'numpy.json'), JSON.stringify({ ...said, name: 'numpy', version: '1.26.4', files }));
    const project = await folder('conda');
    await lockIn(project, surroundings('pip'), { interpreter: own });
    const text = await readFile(join(project, 'environment.yml'), 'utf8');
    expect(text).toContain('  - conda-forge\ndependencies:\n');
    expect(text).toContain('  - openblas=0.3.28\n');
    expect(text).toContain('      - --requirement requirements.lock\n');
    expect(text).not.toContain('numpy');
    await writeFile(join(project, 'environment.yml'), 'name: mine\n');
    const again = await lockIn(project, surroundings('pip'), { interpreter: own });
    expect(again.notes).toEqual(expect.arrayContaining([expect.stringMatching(/^environment\.yml is yours/)]));
    expect(await readFile(join(project, 'environment.yml'), 'utf8')).toBe('name: mine\n');
  });
});
