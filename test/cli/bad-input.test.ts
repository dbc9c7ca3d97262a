// What a command says when it is called wrongly or finds the world in a bad state: what happened, what to do, and 2.
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOfSample, type Run, root, slipway } from './cli.ts';

let sample: ReturnType<typeof copyOfSample>;
beforeEach(() => {
  sample = copyOfSample('penguins-messy');
});
afterEach(() => sample.remove());

const inSample = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  slipway(args, { cwd: sample.folder, env });
const at = (path: string): string => join(sample.folder, path);

describe('a wrong call', () => {
  it.each([
    [['serve', '--port', 'abc'], 'whole number from 0 to 65535'],
    [['serve', '--port', '99999'], 'whole number from 0 to 65535'],
    [['rollback', '--to', 'abc'], 'whole number from 1'],
    [['check', '--fail-on', 'foo'], 'Allowed choices'],
    [['check', '--colour'], 'unknown option'],
    [['draft', 'nonsense'], 'Allowed choices'],
    [['nonsense'], 'unknown command'],
  ])('%j ends with 2 and says why, for programs too', async (args, why) => {
    const run = await inSample([...args, '--format', 'json']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(why);
    expect(JSON.parse(run.stdout).error.message).toContain(why);
  });
});

describe('nothing is lost', () => {
  it('every version of a file that is drafted again is kept', async () => {
    await inSample(['draft', 'manifest', '--write']);
    for (const text of ['# one\n', '# two\n']) {
      writeFileSync(at('requirements.in'), text);
      expect((await inSample(['draft', 'requirements', '--write'])).code).toBe(0);
    }
    expect(readFileSync(at('requirements.in.before'), 'utf8')).toBe('# one\n');
    expect(readFileSync(at('requirements.in.before.2'), 'utf8')).toBe('# two\n');
  });

  it('a file that cannot be written leaves nothing behind, and no stack', async () => {
    writeFileSync(at('slipway.yaml'), 'version: 1\nname: penguins\nnotebook: penguins.ipynb\n');
    mkdirSync(at('requirements.in'));
    const run = await inSample(['draft', 'requirements', '--write']);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('is there and cannot be read: it is a folder')]);
    expect(run.stderr).not.toContain('    at ');
    expect(existsSync(at(`requirements.in.new`))).toBe(false);
  });
});

describe('drafting', () => {
  it('asks which notebook where there are several', async () => {
    writeFileSync(at('another.ipynb'), readFileSync(at('penguins.ipynb')));
    const run = await inSample(['draft', 'manifest']);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('another.ipynb')]);
    const named = await inSample(['draft', 'manifest', '--notebook', 'penguins.ipynb']);
    expect([named.code, named.stdout]).toEqual([0, expect.stringContaining('notebook: penguins.ipynb')]);
  });

  it('sends no row of the data to a model', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => asked.push(chunk.toString()));
      request.on('end', () => response.writeHead(404).end('{}'));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    cpSync(join(root, 'samples/models/penguins'), at('model'), { recursive: true });
    writeFileSync(at('slipway.yaml'), 'version: 1\nname: penguins\nnotebook: penguins.ipynb\n');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    await inSample(['draft', 'model-card', '--model', 'm', '--base-url', `http://127.0.0.1:${port}/v1`], {
      OPENAI_API_KEY: 'k',
    });
    server.close();
    const prompt = asked.join('');
    expect(prompt).toContain('MLmodel:');
    for (const file of ['input_example.json', 'slipway/captured.json']) expect(prompt).not.toContain(`${file}:`);
  });
});

describe('doctor', () => {
  it('says why the companion process does not start, and what else it can see', async () => {
    const run = await inSample(['doctor', '--format', 'json'], {
      SLIPWAY_STATE: at('README.md/state'),
      SLIPWAY_RUNTIME: at('runtime'),
    });
    const { diagnoses } = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(diagnoses[0]).toMatchObject({ ok: false, needed: 'always', remedy: expect.any(String) });
    expect(diagnoses.map(({ subject }: { subject: string }) => subject)).toContain('Node.js');
  });
});
