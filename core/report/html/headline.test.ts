import { describe, expect, it } from 'vitest';
import type { CheckReport } from '#protocol/check-report.ts';
import type { Checklist } from '#protocol/checklist.ts';
import { smallChecklist } from '#test/support/checklist.ts';
import { headline } from './headline.ts';

type Counts = Partial<CheckReport['summary']['findings']>;

function of(checklist: Checklist | undefined, findings: Counts, more: Partial<CheckReport['summary']> = {}) {
  const none = { error: 0, warning: 0, information: 0, hint: 0 };
  const summary = { notebooks: 1, manifests: 0, refused: 0, known: 0, silenced: 0, fixable: 0, failing: 0, ...more };
  return headline({
    version: 1,
    slipway: '0.1.0',
    at: '2026-11-26T08:00:00.000Z',
    files: [{ file: 'a', project: '.', findings: [], silenced: [], ...(checklist ? { checklist } : {}) }],
    refused: [],
    baseline: null,
    failOn: 'never',
    release: null,
    summary: { ...summary, findings: { ...none, ...findings } },
  });
}

const open = smallChecklist();
const settled: Checklist = {
  ...open,
  items: open.items.map((item) => ({
    ...item,
    state: 'done',
    checks: item.checks.map((check, index) => ({ ...check, state: index === 0 ? 'done' : 'not-applicable' })),
  })),
};

describe('what a report leads with', () => {
  it('is readiness, and red over errors that nobody lets the run fail on', () => {
    expect(of(open, { error: 3 })).toMatchObject({ tone: 'bad', text: '8 of 10 checks done; 3 errors' });
  });

  it('counts every finding that counts, and says apart which the check fails on', () => {
    const { text, next } = of(open, { error: 2, warning: 9, hint: 2 }, { failing: 11, fixable: 1 });
    expect(text).toBe('8 of 10 checks done; 2 errors, 9 warnings, 2 milder');
    expect(next).toContain('11 findings are as grave as what the check fails on.');
  });

  it('is not good while a check is open or a hint is there', () => {
    expect(of(open, {})).toMatchObject({ tone: 'attention', text: '8 of 10 checks done; nothing found' });
    expect(of(settled, { hint: 1 })).toMatchObject({ tone: 'attention', text: '10 of 10 checks done; 1 milder' });
  });

  it('is good where nothing was found and all is settled', () => {
    expect(of(settled, {})).toMatchObject({ tone: 'good', text: '10 of 10 checks done; nothing found' });
    expect(of(undefined, {})).toMatchObject({ tone: 'good', text: 'Nothing found' });
  });
});
