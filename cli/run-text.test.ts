import { expect, it } from 'vitest';
import type { Reproducibility } from '#protocol/reproducibility.ts';
import { reportLines } from './run-text.ts';

const report: Reproducibility = {
  ...{ notebook: 'a.ipynb', order: 'document', reproducible: true, compared: 1, cells: [], parts: null },
  ...{ changes: [], python: { now: '3.12.1', stored: null }, tolerance: 1e-6, seconds: 1 },
};

it('says when a run is not kept, and what to do', () => {
  expect(reportLines(report, null, 'Mend the file.').at(-1)).toBe(
    '! The run is not kept for the checklist. Mend the file.',
  );
  expect(reportLines(report, null, null).join('\n')).not.toContain('kept');
});
