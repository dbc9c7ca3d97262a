import { defineRule } from '../../define-rule.ts';
import type { WorkflowDocument } from '../document.ts';

export const permissions = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/permissions',
    title: "Say what the workflow's token may do",
    severity: 'warning',
    item: 'security',
    why: 'Without permissions the token gets the default of the repository, often the right to push: every action and every package a step installs can use it.',
    source:
      'https://docs.github.com/en/actions/tutorials/authenticate-with-github_token#modifying-the-permissions-for-the-github_token',
    bad: 'on: push\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: slipway check\n',
    good: 'on: push\npermissions:\n  contents: read\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: slipway check\n',
    fix: 'Offers to allow reading the repository and no more; jobs that publish need their own permissions then.',
  },
  ({ yaml, entries, jobs }, report) => {
    const jobsEntry = entries.find((entry) => entry.key === 'jobs');
    if (!jobsEntry || entries.some((entry) => entry.key === 'permissions')) return;
    if (!jobs.some((job) => !job.entries.some((entry) => entry.key === 'permissions'))) return;
    const { start } = jobsEntry.keyRange;
    const block = start.character === 0;
    const newText = `permissions:${yaml.lines.eol}  contents: read${yaml.lines.eol}`;
    report(jobsEntry.keyRange, 'No permissions are set, so jobs get whatever the repository gives by default.', {
      fixes: block
        ? [{ title: 'Allow reading only', kind: 'offered', edits: [{ range: { start, end: start }, newText }] }]
        : [],
    });
  },
);
