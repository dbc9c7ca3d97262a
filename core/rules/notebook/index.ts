export { notebookRules } from './registry.ts';
