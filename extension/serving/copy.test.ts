import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '#protocol/model.ts';
import { type CopyAs, requestAs } from './copy.ts';

const columns: Column[] = [
  { name: 'island', type: 'string', missing: true },
  { name: 'mass', type: 'float', missing: true },
];
/** Quotes of three languages, a dollar and a letter outside ASCII. */
const row = { island: `O'Brien "x" $HOME é \\`, mass: null };

let got: { key: string | undefined; body: unknown } | null = null;
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    got = { key: request.headers.authorization, body: JSON.parse(text) };
    response.end(JSON.stringify({ outputs: [{ name: 'label', data: ['Adelie'] }] }));
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/v2/models/m/infer` : '';
});
afterAll(() => server.close());

const run = async (command: string, args: string[]): Promise<string> => {
  const { execFile } = await import('node:child_process');
  const env = { ...process.env, SLIPWAY_API_KEY: 'k1' };
  return new Promise((resolve, reject) =>
    execFile(command, args, { env }, (error, out) => (error ? reject(error) : resolve(out))),
  );
};
const available = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('a copied request really asks the endpoint', () => {
  const cases = [
    ['curl', 'sh', '-c'],
    ['python', 'python3', '-c'],
    ['javascript', process.execPath, '--input-type=module', '-e'],
  ] satisfies [CopyAs, string, ...string[]][];
  it.each(cases)('as %s', async (as: CopyAs, command: string, ...args: string[]) => {
    if (as === 'curl' && !available('curl')) expect.fail('curl is needed to run what is copied');
    got = null;
    const out = await run(command, [...args, requestAs(as, { url, columns, row, auth: true })]);
    expect(out).toContain('Adelie');
    expect(got).toEqual({
      key: 'Bearer k1',
      body: {
        inputs: [
          { name: 'island', shape: [1, 1], datatype: 'BYTES', data: [row.island] },
          { name: 'mass', shape: [1, 1], datatype: 'FP32', data: [null] },
        ],
      },
    });
  });

  it('leaves the key out where none is asked for', () => {
    for (const as of ['curl', 'python', 'javascript'] as const)
      expect(requestAs(as, { url, columns, row, auth: false })).not.toContain('SLIPWAY_API_KEY');
  });
});
