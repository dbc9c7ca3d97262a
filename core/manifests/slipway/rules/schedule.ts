import { defineRule } from '../../define-rule.ts';
import { innerRange, nodeAt, textOf } from '../../yaml/document.ts';
import { cronError } from '../cron.ts';
import type { SlipwayDocument } from '../document.ts';

export const schedule = defineRule<SlipwayDocument>(
  {
    id: 'slipway/schedule',
    title: 'The retraining schedule must be a cron expression',
    severity: 'error',
    item: 'retraining',
    why: 'A schedule that cannot be read never comes due, and nobody notices until the model is old.',
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html',
    bad: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nretrain:\n  schedule: "0 25 * * 1"\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nretrain:\n  schedule: "0 3 * * 1"\n',
    fix: 'None: only you know when.',
  },
  ({ yaml }, report) => {
    const { node } = nodeAt(yaml, ['retrain', 'schedule']);
    const text = textOf(node);
    const error = text === null ? null : cronError(text);
    if (node && error) report(innerRange(node, error.start, error.end, yaml.lines), error.reason);
  },
);
