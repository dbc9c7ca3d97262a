import { describe, expect, it } from 'vitest';
import { pythonModelListing } from './model-digest.ts';

const one = { path: 'python/model.pkl', sha256: 'b'.repeat(64) };
const two = { path: 'code/slipway_model.py', sha256: 'a'.repeat(64) };

describe('the listing of a Python model', () => {
  it('has a line a file, sorted, whatever their order', () => {
    const text = `${two.sha256}  ${two.path}\n${one.sha256}  ${one.path}\n`;
    expect(pythonModelListing([one, two])).toBe(text);
    expect(pythonModelListing([two, one])).toBe(text);
  });

  it('leaves out what Python compiles by itself', () => {
    const compiled = ['code/__pycache__/slipway_model.cpython-311.pyc', 'python/features.pyc'];
    const more = compiled.map((path) => ({ path, sha256: 'c'.repeat(64) }));
    expect(pythonModelListing([one, ...more])).toBe(pythonModelListing([one]));
  });
});
