import type { ProposedState } from './generated.ts';

/** Whether a proposed file in that state is written. */
export const isWritten = (state: ProposedState): boolean => !['same', 'kept', 'foreign'].includes(state);
