import { describe, expect, it } from 'vitest';
import type { Finding } from '#protocol/finding.ts';
import { Manifest } from '#protocol/manifest.ts';
import { asSet } from './settings.ts';

const start = { line: 0, character: 0 };
const finding = (rule: string): Finding => ({
  rule,
  severity: 'warning',
  message: 'm',
  place: { file: 'a', range: { start, end: start } },
  fixes: [],
});
const manifest = (rules: Record<string, string>) =>
  Manifest.parse({ version: 1, name: 'a', notebook: 'a.ipynb', checks: { rules } });

describe('severities that the team sets', () => {
  it.each([
    [{}, 'warning'],
    [{ 'notebook/absolute-path': 'error' }, 'error'],
    [{ 'absolute-path': 'hint' }, 'hint'],
    [{ 'notebook/*': 'information' }, 'information'],
    [{ '*': 'off' }, undefined],
    [{ 'notebook/absolute-path': 'off' }, undefined],
    [{ 'notebook/*': 'off', 'notebook/absolute-path': 'error' }, 'error'],
    [{ 'notebook/absolute-*': 'error', 'notebook/*': 'off' }, 'error'],
    [{ 'dockerfile/*': 'off', 'notebook/absolute': 'off' }, 'warning'],
  ])('%j makes it %s', (rules, severity) => {
    expect(asSet([finding('notebook/absolute-path')], manifest(rules))[0]?.severity).toBe(severity);
  });

  it('leaves everything where there is no manifest', () => {
    expect(asSet([finding('a/b')], null)).toEqual([finding('a/b')]);
  });
});
