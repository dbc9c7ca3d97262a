export type { Effect } from './effect.ts';
export { attributeClass, effectOf, isRoute, libraries, methodOf } from './registry.ts';
