import { defineRule } from '../../define-rule.ts';
import type { ModelCardDocument } from '../document.ts';

/** What readers of a card look for, in the words that common templates use for it. */
const expected: readonly (readonly [name: string, heading: RegExp])[] = [
  ['Intended use', /intended use|uses|direct use/i],
  ['Training data', /training data|data\b/i],
  ['Evaluation', /evaluation|metrics|results|performance/i],
  ['Limits and risks', /limit|risk|bias|caveat/i],
];

const good =
  '# penguins\n\n## Intended use\n\nTeaching.\n\n## Training data\n\nPalmer penguins.\n\n## Evaluation\n\nAccuracy on a held-out quarter.\n\n## Limits and risks\n\nThree islands only.\n';

export const sections = defineRule<ModelCardDocument>(
  {
    id: 'model-card/sections',
    title: 'Say what the model is for, what it learned from, how good it is and where it fails',
    severity: 'warning',
    item: 'assistance',
    why: 'Somebody who did not train the model decides with its answers. What it is for, what it learned from, how good it is and where it fails is what they need before they do.',
    source: 'https://arxiv.org/abs/1810.03993',
    bad: '# penguins\n\n## Evaluation\n\nAccuracy on a held-out quarter.\n',
    good,
    fix: 'Adds the heading with a sentence that asks the owner; the words are for people to write.',
  },
  (document, report) => {
    const { lines } = document;
    const end = lines.range(lines.text.length, lines.text.length);
    const place = document.headings[0]?.range ?? lines.range(0, lines.line(0).length);
    for (const [name, heading] of expected) {
      if (document.headings.some(({ level, text }) => level > 1 && heading.test(text))) continue;
      const gap = lines.text.endsWith(lines.eol) ? lines.eol : lines.eol.repeat(2);
      const newText = `${gap}## ${name}${lines.eol.repeat(2)}To be said by the owner: this section.${lines.eol}`;
      report(place, `The card has no section "${name}".`, {
        fixes: [{ title: `Add the section "${name}"`, kind: 'offered', edits: [{ range: end, newText }] }],
      });
    }
  },
);
