import { defineKind } from '../define-kind.ts';
import { parseRequirements } from './document.ts';
import { requirementsRules } from './rules/registry.ts';

export const requirements = defineKind({
  id: 'requirements',
  title: 'pip requirements',
  example: 'requirements.txt',
  matches: (path) =>
    /(?:^|\/)(?:(?:[\w.-]+[-_.])?requirements(?:[-_.][\w.-]*)?\.(?:txt|in|lock)|constraints[\w.-]*\.txt)$/.test(path),
  parse: parseRequirements,
  rules: requirementsRules,
});
