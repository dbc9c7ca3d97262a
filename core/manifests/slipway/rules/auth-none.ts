import { defineRule } from '../../define-rule.ts';
import { nodeAt, rangeOf, textOf } from '../../yaml/document.ts';
import type { SlipwayDocument } from '../document.ts';

export const authNone = defineRule<SlipwayDocument>(
  {
    id: 'slipway/auth-none',
    title: 'The service should ask who is there',
    severity: 'warning',
    item: 'security',
    why: 'Without a key whoever reaches the port can ask the model anything, as often as they like.',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/',
    bad: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nserve:\n  auth: none\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nserve:\n  auth: api-key\n',
    fix: 'Offers the API key. Keep none where something in front of the service asks instead, and suppress this with that reason.',
  },
  ({ yaml }, report) => {
    const { node } = nodeAt(yaml, ['serve', 'auth']);
    if (!node || textOf(node) !== 'none') return;
    const range = rangeOf(node, yaml.lines);
    report(range, 'Anyone who reaches the port may use the model.', {
      fixes: [{ title: 'Ask for an API key', kind: 'offered', edits: [{ range, newText: 'api-key' }] }],
    });
  },
);
