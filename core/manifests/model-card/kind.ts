import { defineKind } from '../define-kind.ts';
import { parseModelCard } from './document.ts';
import { ownerQuestions } from './rules/owner-questions.ts';
import { sections } from './rules/sections.ts';

export const modelCard = defineKind({
  id: 'model-card',
  title: 'Model card',
  example: 'MODEL_CARD.md',
  matches: (path) => /(^|\/)model[-_]card\.md$/i.test(path),
  parse: parseModelCard,
  rules: [sections, ownerQuestions],
});
