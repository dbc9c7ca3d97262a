export type { Effect } from './effect.ts';
export { attributeClass, effectOf, libraries, methodOf } from './registry.ts';
