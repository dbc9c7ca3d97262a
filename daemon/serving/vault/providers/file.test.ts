import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { file } from './file.ts';
import { fingerprintOf } from './own-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [first, second, dataKey] = [1, 2, 3].map((fill) => Buffer.alloc(32, fill)) as [Buffer, Buffer, Buffer];
const asking = (env: Record<string, string>, context = 'model a') => ({
  env,
  context,
  signal: new AbortController().signal,
});
const text = (...keys: Buffer[]) => keys.map((key) => `${key.toString('base64')}\n`).join('');
const given = (...keys: Buffer[]) => asking({ SLIPWAY_MODEL_KEY: text(...keys) });

function keyFile(content: string, mode: number): Record<string, string> {
  const path = join(folder, 'key');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return { SLIPWAY_MODEL_KEY_FILE: path };
}

describe('a key that is given', () => {
  it('by file or variable, in base64, base64url or hex, wraps and unwraps', async () => {
    const odd = Buffer.alloc(32, 0xfb);
    for (const one of [odd.toString('base64'), odd.toString('base64url'), odd.toString('hex')]) {
      const env = keyFile(`${one}\n`, 0o600);
      const wrapped = await file.wrap(dataKey, '', asking(env));
      expect(wrapped).toMatchObject({ provider: 'file', id: fingerprintOf(odd) });
      expect(JSON.stringify(wrapped)).not.toContain(dataKey.toString('base64').slice(0, 20));
      expect(await file.unwrap(wrapped, asking({ SLIPWAY_MODEL_KEY: one }))).toEqual(dataKey);
    }
  });

  it('is rotated with both in one file: the first wraps, any unwraps', async () => {
    const old = await file.wrap(dataKey, '', given(first));
    expect(await file.unwrap(old, given(second, first))).toEqual(dataKey);
    const next = await file.wrap(dataKey, '', given(second, first));
    expect(await file.unwrap(next, given(second))).toEqual(dataKey);
    await expect(file.unwrap(next, given(first))).rejects.toThrow(
      `under the key ${fingerprintOf(second)}, and the key that was given is ${fingerprintOf(first)}`,
    );
  });

  it('opens nothing that was wrapped for another model, or changed', async () => {
    const wrapped = await file.wrap(dataKey, '', given(first));
    await expect(file.unwrap(wrapped, { ...given(first), context: 'model b' })).rejects.toThrow('was encrypted under');
    for (let at = 0; at < 60; at++) {
      const bytes = Buffer.from(wrapped.wrapped, 'base64');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await expect(file.unwrap({ ...wrapped, wrapped: bytes.toString('base64') }, given(first))).rejects.toThrow();
    }
    await expect(file.unwrap({ ...wrapped, wrapped: '' }, given(first))).rejects.toThrow();
  });

  it('is asked for in a sentence where it is missing or no key, and never repeated', async () => {
    await expect(file.wrap(dataKey, '', asking({}))).rejects.toMatchObject({
      message: expect.stringContaining('none was given'),
      remedy: expect.stringContaining('SLIPWAY_MODEL_KEY_FILE'),
    });
    await expect(file.wrap(dataKey, '', asking({ SLIPWAY_MODEL_KEY: 'hunter2' }))).rejects.toMatchObject({
      message: 'SLIPWAY_MODEL_KEY holds no key of 256 bits in base64 or hex.',
    });
    const missing = asking({ SLIPWAY_MODEL_KEY_FILE: join(folder, 'none') });
    await expect(file.wrap(dataKey, '', missing)).rejects.toThrow('cannot be read (ENOENT)');
    await expect(file.wrap(dataKey, '', asking({ SLIPWAY_MODEL_KEY_FILE: folder }))).rejects.toThrow('is no file');
  });

  it.runIf(process.platform !== 'win32').each([
    [0o600, null],
    [0o400, null],
    [0o440, null],
    [0o644, 'may be read by others'],
    [0o604, 'may be read by others'],
    [0o620, 'may be changed by others'],
    [0o666, 'may be changed by others'],
  ])('with mode %o is taken or refused', async (mode, refusal) => {
    const made = file.wrap(dataKey, '', asking(keyFile(text(first), mode)));
    if (refusal === null) await expect(made).resolves.toMatchObject({ id: fingerprintOf(first) });
    else await expect(made).rejects.toThrow(refusal);
  });
});
