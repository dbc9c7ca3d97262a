import type { State } from '#protocol/checklist.ts';

/** From worst to best: what is missing weighs more than what needs a look, and that more than what only a person can say. */
const order: readonly State[] = ['missing', 'attention', 'human', 'done', 'not-applicable'];

/** The state of an item: that of its worst check. An item all of whose checks do not apply does not apply. */
export const worst = (states: readonly State[]): State =>
  order.find((state) => states.includes(state)) ?? 'not-applicable';
