import { defineRule, type Report } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { Entry } from '../../yaml/document.ts';
import type { WorkflowDocument } from '../document.ts';
import { jobKeys, stepKeys, workflowKeys } from '../keys.ts';

export const syntax = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/syntax',
    title: 'The workflow must be one GitHub accepts',
    severity: 'error',
    item: 'training',
    why: 'GitHub refuses the whole workflow, and nothing is checked or deployed, with a note only on the Actions page.',
    source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
    bad: 'on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    stpes:\n      - run: slipway check\n',
    good: 'on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: slipway check\n',
    fix: 'Replaces a misspelt key by the one that was most likely meant.',
  },
  (document, report) => {
    const { yaml, entries, jobs } = document;
    for (const { range, message } of yaml.problems) report(range, message);
    if (yaml.problems.length > 0) return;
    const top = yaml.lines.range(0, yaml.lines.line(0).length);
    for (const key of ['on', 'jobs'])
      if (!entries.some((entry) => entry.key === key)) report(top, `A workflow needs ${key}.`);
    unknown(entries, workflowKeys, report);
    for (const job of jobs) {
      unknown(job.entries, jobKeys, report);
      const has = (key: string) => job.entries.some((entry) => entry.key === key);
      if (!has('uses') && !has('runs-on')) report(job.keyRange, `Job ${job.id} needs runs-on.`);
      for (const { entries: keys, node } of job.steps) {
        unknown(keys, stepKeys, report);
        const [first] = keys;
        const ways = keys.filter((entry) => entry.key === 'run' || entry.key === 'uses');
        const [, second] = ways;
        if (ways.length === 0)
          report(
            first?.keyRange ?? yaml.lines.range(node.range?.[0] ?? 0, node.range?.[1] ?? 0),
            'A step needs run or uses.',
          );
        if (second) report(second.keyRange, 'A step has run or uses, not both.');
      }
    }
  },
);

function unknown(entries: readonly Entry[], known: readonly string[], report: Report): void {
  for (const { key, keyRange } of entries) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known);
    report(keyRange, `${key} is not a key here.`, {
      fixes: meant
        ? [{ title: `Replace by ${meant}`, kind: 'offered', edits: [{ range: keyRange, newText: meant }] }]
        : [],
    });
  }
}
