import { describe, expect, it } from 'vitest';
import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';
import { outcomeOf, reportAsMarkdown } from './report.ts';

const cell = (more: Partial<CellReport>): CellReport => ({
  ...{ cell: 0, verdict: 'same', sentence: 'It shows the same.', seconds: 1, difference: null, worst: null, notes: [] },
  ...{ figures: { stored: 0, now: 0 }, error: null, ...more },
});
const report = (more: Partial<Reproducibility>): Reproducibility => ({
  ...{ notebook: 'a.ipynb', order: 'document', reproducible: true, compared: 1, cells: [cell({})], parts: null },
  ...{ changes: [], python: { now: '3.12.1', stored: null }, tolerance: 1e-6, seconds: 1, ...more },
});

describe('the report of a run', () => {
  it('says what it came to', () => {
    expect(outcomeOf(report({}))).toBe('a.ipynb reproduces: 1 cell agrees with what it was saved with.');
    expect(outcomeOf(report({}), 'Mend the file.')).toMatch(
      /with\. The run is not kept for the checklist\. Mend the file\.$/,
    );
    expect(outcomeOf(report({ compared: 0 }))).toContain('saved without outputs');
    expect(outcomeOf(report({ parts: { cell: 2, sentence: 'It differs.', cause: null } }))).toContain(
      'in cell 3. It differs.',
    );
  });

  it('shows the line that differs as it is, and makes no link of what a notebook says', () => {
    const difference = { line: 1, stored: '[a](command:x) 0.5', now: null };
    const page = reportAsMarkdown(
      report({
        cells: [cell({ verdict: 'differs', sentence: 'See [a](command:x).', difference })],
        parts: { cell: 0, sentence: 'x', cause: '`shuffle` (cell 1, line 2) draws.' },
      }),
    );
    expect(page).toContain('    stored: [a](command:x) 0.5\n    now:    (nothing more)');
    expect(page).toContain('\\[a\\]\\(command\\:x\\)');
    expect(page).toContain('Likely cause: `shuffle`');
  });

  it('puts cells that part before the others, which take a line each', () => {
    const cells = [cell({}), cell({ cell: 1, verdict: 'differs' }), cell({ cell: 2, verdict: 'new', notes: ['Why.'] })];
    const page = reportAsMarkdown(report({ cells }));
    expect(page.match(/^(?:- )?\*\*Cell \d|^## .*/gm)).toEqual([
      '## Cells that part',
      '**Cell 2',
      '## The other cells',
      '- **Cell 1',
      '- **Cell 3',
    ]);
    expect(page).toContain('Why\\.');
    expect(reportAsMarkdown(report({}))).toContain('## Cells\n');
  });

  it('shows the traceback of a cell that failed', () => {
    const error = { name: 'KeyError', value: "'x'", traceback: ['File "<cell 1>", line 1', "KeyError: 'x'"] };
    expect(reportAsMarkdown(report({ cells: [cell({ verdict: 'failed', error })] }))).toContain("    KeyError: 'x'");
  });
});
