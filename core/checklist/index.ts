export type { CheckDefinition, ChecklistInput, ItemDefinition, Verdict } from './definition.ts';
export { evaluate } from './evaluate.ts';
export { items } from './items/registry.ts';
export { provenanceIn } from './model-folder.ts';
export { worst } from './state.ts';
