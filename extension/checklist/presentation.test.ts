import { describe, expect, it } from 'vitest';
import type { Check, Item, State } from '#protocol/checklist.ts';
import { itemLabel } from './presentation.ts';

const check = (state: State): Check => ({ id: `a/${state}`, title: state, state, evidence: [], nextSteps: [] });
const item = (state: State, ...checks: readonly State[]): Item => ({
  id: 'environment',
  title: 'Environment',
  state,
  checks: checks.map(check),
});

describe('a screen reader', () => {
  it.each<[Item, string]>([
    [item('attention', 'done', 'attention', 'not-applicable'), 'Environment, needs attention, 1 of 2 checks done'],
    [item('done', 'done'), 'Environment, done, 1 of 1 checks done'],
    [item('not-applicable', 'not-applicable'), 'Environment, does not apply'],
  ])('says of an item what it looks like', (given, label) => {
    expect(itemLabel(given)).toBe(label);
  });
});
