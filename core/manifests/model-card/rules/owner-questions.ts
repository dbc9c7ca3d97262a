import { defineRule } from '../../define-rule.ts';
import type { ModelCardDocument } from '../document.ts';

const question = /To be said by the owner:/g;

export const ownerQuestions = defineRule<ModelCardDocument>(
  {
    id: 'model-card/owner-questions',
    title: 'Answer what only the owner can',
    severity: 'information',
    item: 'assistance',
    why: 'Facts can be drafted; what a model is meant for, whom it may fail and where its data came from cannot.',
    source: 'https://huggingface.co/docs/hub/model-cards',
    bad: '# penguins\n\n## Intended use\n\nTo be said by the owner: who uses the answers.\n\n## Training data\n\nPalmer penguins.\n\n## Evaluation\n\nAccuracy.\n\n## Limits\n\nFew.\n',
    good: '# penguins\n\n## Intended use\n\nTeaching statistics.\n\n## Training data\n\nPalmer penguins.\n\n## Evaluation\n\nAccuracy.\n\n## Limits\n\nFew.\n',
    fix: 'None: only a person can answer.',
  },
  (document, report) => {
    for (const found of document.lines.text.matchAll(question))
      report(
        document.lines.range(found.index, found.index + found[0].length),
        'This question is for the owner of the model, and is still open.',
      );
  },
);
