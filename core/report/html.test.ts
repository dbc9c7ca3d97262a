import { describe, expect, it } from 'vitest';
import { ruleOf } from '#core/check.ts';
import type { CheckReport, ReportedFinding } from '#protocol/check-report.ts';
import { smallChecklist } from '#test/support/checklist.ts';
import { htmlOf } from './html.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
const finding = (message: string, more: Partial<ReportedFinding> = {}): ReportedFinding => ({
  rule: 'notebook/absolute-path',
  severity: 'error',
  message,
  place: { file: 'a.ipynb', cell: 3, range },
  fingerprint: 'f',
  region: null,
  fixes: [],
  known: false,
  fails: true,
  ...more,
});

const report = (findings: readonly ReportedFinding[], more: Partial<CheckReport> = {}): CheckReport => ({
  version: 1,
  slipway: '0.1.0',
  at: '2026-11-26T08:00:00.000Z',
  files: [{ file: 'a.ipynb', project: '.', findings: [...findings], silenced: [], checklist: smallChecklist() }],
  refused: [],
  baseline: null,
  failOn: null,
  release: null,
  summary: {
    notebooks: 1,
    manifests: 0,
    refused: 0,
    findings: { error: findings.length, warning: 0, information: 0, hint: 0 },
    known: 0,
    silenced: 0,
    fixable: 0,
    failing: findings.length,
  },
  ...more,
});

describe('a report as HTML', () => {
  it('loads nothing and runs nothing', () => {
    const html = htmlOf(report([finding('x')]), ruleOf);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<img|<link|\ssrc=|href="(?!#|https:)/);
  });

  it.each([
    ['a finding', report([finding('<img src=x onerror=alert(1)>')])],
    ['a file', report([], { refused: [{ file: '<img src=x>.ipynb', reason: '<img src=x>' }] })],
    [
      'an evidence',
      report([], {
        files: [{ file: 'a', project: '.', findings: [], silenced: [], checklist: smallChecklist('<img src=x>') }],
      }),
    ],
  ])('is not written to by %s', (_, of) => {
    const html = htmlOf(of, ruleOf);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });

  it('shows what is left of the ten items, and what to do', () => {
    const html = htmlOf(report([]), ruleOf);
    expect(html).toContain('8 of 10 checks done');
    expect(html).toContain('slipway draft requirements --write');
  });

  it('names each rule once, with its fix and its source', () => {
    const html = htmlOf(report([finding('one'), finding('two')]), ruleOf);
    expect(html.match(/id="notebook\/absolute-path"/g)).toHaveLength(1);
    expect(html).toContain('The Twelve-Factor App');
  });

  it('links the sources of its rules, and what a step says to the rule in the report', () => {
    const checklist = smallChecklist();
    const page = { kind: 'page', title: 'Why', page: 'docs/rules/notebook/star-import.md' } as const;
    const items = checklist.items.map((item) => ({
      ...item,
      checks: item.checks.map((check) => ({ ...check, nextSteps: [page] })),
    }));
    const html = htmlOf(
      report([], {
        files: [{ file: 'a', project: '.', findings: [], silenced: [], checklist: { ...checklist, items } }],
      }),
      ruleOf,
    );
    expect(html).toContain('<a href="#notebook/star-import">Why</a>');
    expect(html).toContain('id="notebook/star-import"');
    expect(html).toMatch(/<a href="https:\/\/[^"]*" rel="noreferrer">/);
    expect(html).not.toContain('docs/rules/');
  });

  it('says first that a release waits, and for what', () => {
    const checklist = smallChecklist();
    const blockedBy = ['security/secrets'];
    const html = htmlOf(
      report([], {
        files: [
          {
            file: 'a.ipynb',
            project: '.',
            findings: [],
            silenced: [],
            checklist: { ...checklist, release: { list: blockedBy, blockedBy } },
          },
        ],
        release: { blocked: true, notebooks: [{ file: 'a.ipynb', blockedBy }] },
      }),
      ruleOf,
    );
    expect(html).toMatch(/<strong>The release waits<\/strong>[\s\S]*No secret in the notebook/);
  });
});
