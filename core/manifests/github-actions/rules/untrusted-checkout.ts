import { defineRule } from '../../define-rule.ts';
import { rangeOf } from '../../yaml/document.ts';
import { actionOf, type WorkflowDocument } from '../document.ts';

const outside = /github\.event\.pull_request\.head\.|github\.head_ref|github\.event\.workflow_run\.head_|refs\/pull\//;

export const untrustedCheckout = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/untrusted-checkout',
    title: 'Do not check out a stranger’s code where secrets are',
    severity: 'error',
    item: 'security',
    why: 'pull_request_target and workflow_run run with the secrets and the write token of the repository; checked out, a pull request from anyone runs with them.',
    source: 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
    bad: `on: pull_request_target\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}\n`,
    good: 'on: pull_request\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n',
    fix: 'None: use the pull_request event, and give what needs a secret a workflow of its own that runs no code of the pull request.',
  },
  ({ yaml, jobs, events }, report) => {
    if (!events.some((event) => event === 'pull_request_target' || event === 'workflow_run')) return;
    for (const step of jobs.flatMap((job) => job.steps)) {
      if (actionOf(step) !== 'actions/checkout') continue;
      for (const name of ['ref', 'repository']) {
        const input = step.inputs.get(name);
        if (input && outside.test(input.text))
          report(
            rangeOf(input.node, yaml.lines),
            'Code of a pull request from anyone runs here with the secrets of the repository.',
          );
      }
    }
  },
);
