import { describe, expect, it } from 'vitest';
import { lockText, pinsOf, readLock } from '../lock-text.ts';
import { conditionalIn, lockPart } from './lock-part.ts';

const hash = (digit: string) => `--hash=sha256:${digit.repeat(64)}`;
const entries = `matplotlib==3.10.8 \\
    ${hash('1')} \\
    ${hash('2')}
numpy==2.3.5 \\
    ${hash('3')}
# No wheel for linux-aarch64: built from its source.
odd_one==1.0 ; sys_platform == "linux" \\
    ${hash('4')}
`;
const head = { from: 'requirements.in', python: '3.11', platforms: ['linux-x86_64'], newest: [], digest: 'd' };
const lock = lockText(head, ['--extra-index-url https://e.example/simple'], entries);

describe('lockPart', () => {
  it('has the entries of the names with hashes and comments, the options, and the wheels', () => {
    const wheel = { name: 'tools', path: 'slipway/wheels/tools-1-py3-none-any.whl', sha256: 'a'.repeat(64) };
    const part = lockPart(lock, new Set(['odd-one']), [wheel]);
    expect(part.split('\n').slice(5)).toEqual([
      '--extra-index-url https://e.example/simple',
      '# No wheel for linux-aarch64: built from its source.',
      'odd_one==1.0 ; sys_platform == "linux" \\',
      `    ${hash('4')}`,
      `./slipway/wheels/tools-1-py3-none-any.whl ${hash('a')}`,
      '',
    ]);
    expect(readLock(part)).toMatchObject({ whole: true, platforms: ['linux-x86_64'] });
  });

  it('has every pin where every name is wanted', () => {
    expect(pinsOf(lockPart(lock, new Set(['matplotlib', 'numpy', 'odd-one']), []))).toEqual(pinsOf(lock));
  });

  it('tells what is for some platforms only', () => {
    expect(conditionalIn(lock)).toEqual(['odd-one']);
  });
});
