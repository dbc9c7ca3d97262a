/** What stands in the way of a slice, as a sentence for the user. Thrown inside this folder, caught in `plan.ts`. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}

/** `cell 3, line 2`: as people count. */
export const at = (cell: number, line: number): string => `cell ${cell + 1}, line ${line + 1}`;
