import { defineKind } from '../define-kind.ts';
import { parseWorkflow } from './document.ts';
import { workflowRules } from './rules/registry.ts';

export const githubActions = defineKind({
  id: 'github-actions',
  title: 'GitHub Actions workflow',
  example: '.github/workflows/ci.yml',
  matches: (path) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  parse: parseWorkflow,
  rules: workflowRules,
});
