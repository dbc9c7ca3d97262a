import { describe, expect, it } from 'vitest';
import { compareProfiles } from '#core/statistics/index.ts';
import type { DriftReport, Profile, ProfileSet } from '#protocol/drift.ts';
import { driftReportHtml } from './drift-report.ts';

const numeric = (name: string, counts: number[], missing = 0): Profile => ({
  kind: 'numeric',
  name,
  edges: [10, 20, 30],
  counts,
  missing,
  mean: 20,
});
const categorical = (name: string, categories: string[], counts: number[], other = 0): Profile => ({
  kind: 'categorical',
  name,
  categories,
  counts,
  other,
  missing: 0,
});

const reference: ProfileSet = {
  rows: 400,
  inputs: [
    numeric('age', [100, 100, 100, 80], 20),
    categorical('<b>"port"</b>', ['C', 'S & T'], [100, 300]),
    categorical('deck', [...'ABCDEFGHIJ'], [100, 90, 80, 70, 20, 15, 10, 5, 5, 5]),
  ],
  outputs: [categorical('label', ['0', '1'], [200, 200])],
};
const shifted: ProfileSet = {
  rows: 200,
  inputs: [
    numeric('age', [5, 15, 60, 110], 10),
    categorical('<b>"port"</b>', ['C', 'S & T'], [50, 150]),
    categorical('deck', [...'ABCDEFGHIJ'], [50, 45, 40, 35, 10, 8, 5, 3, 2, 2]),
  ],
  outputs: [categorical('label', ['0', '1'], [101, 99])],
};

function report(now: ProfileSet | null): DriftReport {
  return {
    model: 'ships@0123456789ab',
    endpoint: 'ships',
    referenceRows: 400,
    window: now && {
      rows: now.rows,
      from: '2026-11-23T22:14:03.000Z',
      to: '2026-11-24T00:31:40.000Z',
      results: compareProfiles(reference, now, 0.01),
    },
    filling: { rows: 200, size: 500, now: shifted },
    falseAlarmRate: 0.01,
    requests: { total: 1234, failed: 2, p50Milliseconds: 1.3, p99Milliseconds: null },
  };
}

describe('the drift report as HTML', () => {
  it('says which columns drifted, answers before questions and the surest first', () => {
    const html = driftReportHtml(report(shifted));
    expect(html).toContain('<strong>Drift in 1 input</strong>');
    expect(html).toContain('age differs from the rows the model was trained on');
    expect([...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, name]) => name)).toEqual([
      'label',
      'age',
      'deck',
      '&lt;b&gt;&quot;port&quot;&lt;/b&gt;',
    ]);
    expect(html.match(/class="pill bad"/g)).toHaveLength(1);
    expect(html).toContain('1,234');
  });

  it('says when nothing drifted, and when it is too early to say', () => {
    expect(driftReportHtml(report(reference))).toContain('<strong>No drift found</strong>');
    const early = driftReportHtml(report(null));
    expect(early).toContain('<strong>Not enough rows to tell yet</strong>');
    expect(early).toContain('200 rows of 500');
    expect(early).not.toContain('class="pill');
  });

  it('has every picture as a table, with counts and shares', () => {
    const html = driftReportHtml(report(shifted));
    expect(html.match(/<svg role="img"/g)).toHaveLength(4);
    expect(html.match(/<table>/g)).toHaveLength(4);
    expect(html).toContain('<th scope="row">20 to 30</th><td>100 (25 %)</td><td>60 (30 %)</td>');
    expect(html).toContain('<th scope="row">missing</th><td>20 (5.0 %)</td><td>10 (5.0 %)</td>');
    expect(html).toContain('<th scope="row">3 more</th><td>15 (3.8 %)</td><td>7 (3.5 %)</td>');
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    const html = driftReportHtml(report(shifted));
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<b>"port"|https?:|url\(|@import|\son\w+=/);
  });

  it('gives the same bytes for the same report', () => {
    expect(driftReportHtml(report(shifted))).toBe(driftReportHtml(report(shifted)));
  });
});
