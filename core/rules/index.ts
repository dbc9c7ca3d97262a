export { runNotebookRules } from './apply.ts';
export { applyEdits, applyToNotebook, compatibleFixes } from './edits.ts';
export { notebookRules } from './notebook/index.ts';
export type { ManifestRule, NotebookRule, RuleMeta } from './rule.ts';
export { suppressionMeta, unsuppressed } from './suppression.ts';
