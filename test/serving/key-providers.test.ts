import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsKms } from '#daemon/serving/vault/providers/aws-kms.ts';
import { keptState } from '#test/support/kept-state.ts';
import './support/clean.ts';
import { newFolder } from './support/model-folder.ts';

const program = join(import.meta.dirname, 'program', 'keychain.ts');
const dataKey = Buffer.alloc(32, 3).toString('hex');
const plain = { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' };

/** A session with a Secret Service of its own, unlocked, and the programs one after the other in it. */
function inSession(home: string, ...calls: readonly string[][]): string[] {
  const script = [
    'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1',
    ...calls.map((args) => `"$NODE" "$PROGRAM" ${args.map((arg) => `'${arg}'`).join(' ')}`),
  ].join('\n');
  const env = { ...plain, HOME: home, XDG_RUNTIME_DIR: home, NODE: process.execPath, PROGRAM: program };
  const ran = spawnSync('dbus-run-session', ['--', 'bash', '-c', script], { env, encoding: 'utf8', timeout: 60_000 });
  return ran.stdout.trim().split('\n');
}

describe.runIf(process.platform === 'linux')('the keychain, by a real Secret Service', () => {
  it('makes a key at first use, keeps it for the next process, and says where there is none', () => {
    const home = newFolder('home');
    const [wrapped = '', opened] = inSession(home, ['wrap', 'penguins', dataKey], ['again', 'penguins', dataKey]);
    expect(JSON.parse(wrapped)).toMatchObject({ provider: 'keychain', id: 'penguins' });
    expect(wrapped).not.toContain(dataKey);
    expect(opened).toBe('same');
    // The keychain of another session: the same name, and nothing in it.
    const [missing] = inSession(newFolder('home'), ['unwrap', wrapped]);
    expect(missing).toMatch(/has no key "penguins" of Slipway/);
    // The one that it was wrapped in, started again: what it keeps is on its disk.
    expect(inSession(home, ['unwrap', wrapped])).toEqual([dataKey]);
  });

  it('is said to be missing where no Secret Service runs, and nothing else is taken for it', () => {
    const env = { ...plain, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
    const said = execFileSync(process.execPath, [program, 'wrap', 'penguins', dataKey], { env, encoding: 'utf8' });
    expect(said).toMatch(/^No keychain can be reached here: .*SLIPWAY_MODEL_KEY_FILE/);
  });
});

/** moto answers as AWS KMS does; it is not AWS. */
describe('AWS KMS, emulated by moto', () => {
  let stop = () => {};
  const env: Record<string, string> = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'secret-of-test',
  };
  const asking = (context = 'model a') => ({ env, context, signal: new AbortController().signal });

  beforeAll(async () => {
    const server = spawn(join(motoEnvironment(), 'bin', 'moto_server'), ['-p', '0', '-H', '127.0.0.1'], {
      env: { ...plain, PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    stop = () => void server.kill('SIGKILL');
    env['AWS_ENDPOINT_URL_KMS'] = await new Promise<string>((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`moto ended with ${code}`)));
      createInterface(server.stderr).on('line', (line) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (found) resolve(found[0]);
      });
    });
  });
  afterAll(() => stop());

  it('wraps and unwraps under a key that is named by alias, and opens nothing of another model', async () => {
    const { KMSClient, CreateKeyCommand, CreateAliasCommand } = await import('@aws-sdk/client-kms');
    const client = new KMSClient({
      region: 'eu-central-1',
      endpoint: env['AWS_ENDPOINT_URL_KMS'] ?? '',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
    await client.send(new CreateAliasCommand({ AliasName: 'alias/models', TargetKeyId: KeyMetadata?.KeyId ?? '' }));
    const key = Buffer.from(dataKey, 'hex');
    const wrapped = await awsKms.wrap(key, 'alias/models', asking());
    expect(wrapped).toMatchObject({ provider: 'aws-kms', id: KeyMetadata?.Arn });
    expect(await awsKms.unwrap(wrapped, asking())).toEqual(key);
    await expect(awsKms.unwrap(wrapped, asking('model b'))).rejects.toMatchObject({
      message: expect.stringMatching(/^AWS KMS did not answer for the key arn:.*InvalidCiphertext/),
      remedy: expect.stringContaining('kms:Decrypt'),
    });
  });

  it('says which key there is not, and nothing of the credentials', async () => {
    const refused = awsKms.wrap(Buffer.alloc(32), 'alias/none', asking());
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('alias/none') });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('secret-of-test') });
  });
});

/** Made once and kept beside the other environments of the suites. */
function motoEnvironment(): string {
  const folder = join(keptState, 'moto-5.2.5');
  if (existsSync(join(folder, 'bin', 'moto_server'))) return folder;
  mkdirSync(keptState, { recursive: true });
  execFileSync('python3', ['-m', 'venv', '--clear', folder]);
  execFileSync(join(folder, 'bin', 'pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...['moto[kms]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'],
  ]);
  return folder;
}
