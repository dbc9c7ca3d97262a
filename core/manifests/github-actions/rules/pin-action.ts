import { defineRule } from '../../define-rule.ts';
import { rangeOf, textOf } from '../../yaml/document.ts';
import type { WorkflowDocument } from '../document.ts';

const commit = /^[0-9a-f]{40}$/;
const version = /^v?\d+(?:\.\d+)*(?:[-.+][\w.]+)?$|^[\w.-]*\d+\.\d+[\w.-]*$/;

export const pinAction = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/pin-action',
    title: 'Say which version of an action',
    severity: 'warning',
    item: 'security',
    why: 'A branch moves whenever its owner pushes: what runs in your pipeline, with your secrets, changes without a commit of yours.',
    source: 'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
    bad: 'on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@main\n',
    good: 'on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n',
    fix: 'None: which version works with your pipeline is known to its tests only.',
  },
  ({ yaml, jobs }, report) => {
    const called = jobs.flatMap((job) => [
      ...job.steps.flatMap((step) => (step.uses ? [step.uses] : [])),
      ...job.entries.flatMap(({ key, value }) => {
        const text = textOf(value);
        return key === 'uses' && value && text !== null ? [{ text, node: value }] : [];
      }),
    ]);
    for (const { text, node } of called) {
      const range = rangeOf(node, yaml.lines);
      if (text.startsWith('./') || text.includes('${{')) continue;
      if (text.startsWith('docker://')) {
        if (!/@sha256:|:(?!latest$)[\w.-]+$/.test(text.slice('docker://'.length)))
          report(range, `${text} has no version.`);
        continue;
      }
      const [action = '', ref] = text.split('@');
      if (!ref) report(range, `${action} has no version; GitHub refuses it.`, { severity: 'error' });
      else if (commit.test(ref)) continue;
      else if (!version.test(ref)) report(range, `${ref} of ${action} is a branch, or looks like one.`);
      else if (!/^(?:actions|github)\//.test(action))
        report(range, `${action} is not GitHub's own; a commit would make ${ref} exact.`, { severity: 'hint' });
    }
  },
);
