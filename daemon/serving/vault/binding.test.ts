import { describe, expect, it } from 'vitest';
import type { Encryption } from '#protocol/encryption.ts';
import { boundTo, hasMac, macOf } from './binding.ts';

const key = Buffer.alloc(32, 1);
const said = {
  format: 1,
  cipher: 'AES256_GCM_HKDF_1MB',
  model: 'ab'.repeat(32),
  kind: 'python',
  files: [{ path: 'python/model.pkl', size: 3 }],
  readable: [{ path: 'slipway/proof.json', sha256: 'cd'.repeat(32) }],
} as const;
const manifest: Encryption = {
  ...said,
  files: [...said.files],
  readable: [...said.readable],
  keys: [{ provider: 'file', id: 'a', wrapped: 'b' }],
  mac: macOf(key, { ...said, files: [...said.files], readable: [...said.readable] }).toString('base64'),
};

describe('the MAC of a manifest', () => {
  it('is that of what it says, whichever keys wrap the data key', () => {
    expect(hasMac(key, manifest)).toBe(true);
    expect(hasMac(key, { ...manifest, keys: [{ provider: 'vault', id: 'c', wrapped: 'd' }] })).toBe(true);
  });

  it.each<[string, Partial<Encryption>]>([
    ['another model', { model: 'ef'.repeat(32) }],
    ['another kind', { kind: 'onnx' }],
    ['a file left out', { files: [] }],
    ['a file of another name', { files: [{ path: 'python/other.pkl', size: 3 }] }],
    ['a file of another size', { files: [{ path: 'python/model.pkl', size: 4 }] }],
    ['another signature or lock', { readable: [{ path: 'slipway/proof.json', sha256: '00'.repeat(32) }] }],
    ['nothing that stays readable', { readable: [] }],
    ['no MAC', { mac: '' }],
  ])('does not fit %s', (_, change) => {
    expect(hasMac(key, { ...manifest, ...change })).toBe(false);
  });

  it('does not fit another key', () => {
    expect(hasMac(Buffer.alloc(32, 2), manifest)).toBe(false);
  });
});

describe('what a file is bound to', () => {
  it('keeps path and model apart, whatever is in them', () => {
    expect(boundTo('a', 'b","c').equals(boundTo('a","b', 'c'))).toBe(false);
  });

  it('refuses a path that is too long in a sentence', () => {
    expect(() => boundTo('ab'.repeat(32), 'x'.repeat(1000))).toThrow('is too long to be sealed');
  });
});
