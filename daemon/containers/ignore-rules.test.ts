import { describe, expect, it } from 'vitest';
import { ignoreRules } from './ignore-rules.ts';

describe('ignoreRules', () => {
  it.each<[string, string, boolean]>([
    ['node_modules', 'node_modules', true],
    ['node_modules', 'node_modules/zod/index.js', true],
    ['node_modules', 'a/node_modules', false],
    ['**/node_modules', 'a/b/node_modules', true],
    ['**/node_modules', 'node_modules', true],
    ['/build/', 'build/x', true],
    ['*.csv', 'a.csv', true],
    ['*.csv', 'data/a.csv', false],
    ['**/*.csv', 'data/deep/a.csv', true],
    ['data/**', 'data/a/b', true],
    ['data/**', 'data', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['[ab].txt', 'b.txt', true],
    ['[ab].txt', 'c.txt', false],
    ['a+b.txt', 'a+b.txt', true],
    ['a+b.txt', 'aab.txt', false],
    ['# a.txt', 'a.txt', false],
    ['./a.txt', 'a.txt', true],
    ['\\*', 'x', false],
    ['**\n!model', 'model/model.onnx', false],
    ['**\n!model\nmodel/slipway/captured.json', 'model/slipway/captured.json', true],
    ['**\n!model/**', 'model/a/b', false],
    ['!keep\n*', 'keep', true],
    ['*\r\n!keep\r\n', 'keep', false],
  ])('%j keeps %s out: %s', (text, path, expected) => {
    expect(ignoreRules(text).ignores(path)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['**\n!model/a.onnx', 'model', true],
    ['**\n!model/a.onnx', '.venv', false],
    ['**\n!model/**', 'model/deep/er', true],
    ['**\n!**/a.onnx', '.venv', true],
    ['**\n!m*/a', 'model', true],
    ['**\n!model/a', 'model/b', false],
  ])('%j may hold something in %s: %s', (text, folder, expected) => {
    expect(ignoreRules(text).mayHold(folder)).toBe(expected);
  });
});
