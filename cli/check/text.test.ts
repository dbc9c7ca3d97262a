import { describe, expect, it } from 'vitest';
import { reportOf } from '#core/report/report.ts';
import type { Finding } from '#protocol/finding.ts';
import { reportLines } from './text.ts';

const finding = (file: string, message: string): Finding => ({
  rule: 'dockerfile/pin-base-image',
  severity: 'warning',
  message,
  place: { file, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } } },
  fixes: [],
});
const lines = (findings: readonly Finding[], refused: readonly string[] = []): string[] =>
  reportLines(
    reportOf({
      slipway: '0.1.0',
      at: '2026-11-26T08:00:00.000Z',
      files:
        findings.length === 0
          ? []
          : [
              {
                file: 'Dockerfile',
                project: '.',
                findings: findings.map((each) => ({ ...each, fixes: [], fingerprint: 'f', region: null })),
                silenced: [],
                failOn: 'warning',
                isKnown: () => false,
              },
            ],
      refused: refused.map((file) => ({ file, reason: 'Permission denied.' })),
      leftOut: [],
      baseline: null,
      failOn: null,
      release: false,
    }),
  );

describe('the report for a terminal', () => {
  it('forges no line and sends no control character', () => {
    const said = lines([finding('a\nb/Dockerfile', '\u001b]0;title\u0007 and \u009b2J')], ['\u001b[2J.ipynb']);
    expect(said.join('')).not.toMatch(/\p{Cc}/u);
    expect(said[0]).toContain('a\\nb/Dockerfile:1:1 warning \\x1b]0;title\\x07 and \\x9b2J');
  });

  it('counts what could not be read', () => {
    expect(lines([], ['a.ipynb']).at(-1)).toBe('Nothing was judged: 1 file could not be read.');
    expect(lines([finding('Dockerfile', 'x')], ['a', 'b']).at(-1)).toBe(
      '1 warning in 1 other file; 2 files could not be read.',
    );
  });
});
