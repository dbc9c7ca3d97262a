export { judgeNotebook, runNotebookRules } from './apply.ts';
export { applyEdits, applyToNotebook, compatibleFixes } from './edits.ts';
export { notebookRules } from './notebook/index.ts';
export type { ManifestRule, NotebookRule, RuleMeta } from './rule.ts';
export { asSet, namesRule, settingOf } from './settings.ts';
export { type Judged, judged, silencingComment, suppressionMeta, unsuppressed } from './suppression.ts';
