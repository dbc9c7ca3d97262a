import { defineRule } from '../../define-rule.ts';
import type { SlipwayDocument } from '../document.ts';

export const syntax = defineRule<SlipwayDocument>(
  {
    id: 'slipway/syntax',
    title: 'slipway.yaml must be YAML',
    severity: 'error',
    item: 'assistance',
    why: 'Nothing in the file counts while it cannot be read: Slipway then goes by its defaults.',
    source: 'https://yaml.org/spec/1.2.2/',
    bad: 'version: 1\nname: "penguins\nnotebook: penguins.ipynb\n',
    good: 'version: 1\nname: "penguins"\nnotebook: penguins.ipynb\n',
    fix: 'None: only you know what was meant.',
  },
  ({ yaml }, report) => {
    for (const { range, message } of yaml.problems) report(range, message);
  },
);
