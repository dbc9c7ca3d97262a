export { diagnose, examine } from './diagnose.ts';
export type { Surroundings } from './surroundings.ts';
