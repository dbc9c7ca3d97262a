import { defineRule } from '../../define-rule.ts';
import { innerRange, nodeAt, textOf } from '../../yaml/document.ts';
import type { SlipwayDocument } from '../document.ts';

export const credentialsInAddress = defineRule<SlipwayDocument>(
  {
    id: 'slipway/credentials-in-address',
    title: 'No password in the address of the tracking server',
    severity: 'error',
    item: 'security',
    why: 'slipway.yaml is committed, so everyone with the repository has the password too.',
    source: 'https://mlflow.org/docs/latest/self-hosting/security/basic-http-auth/',
    bad: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\ntrack:\n  tool: mlflow\n  uri: https://ada:secret@mlflow.example.com\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\ntrack:\n  tool: mlflow\n  uri: https://mlflow.example.com\n',
    fix: 'Takes the name and password out. Put them in MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, and change the password.',
  },
  ({ yaml }, report) => {
    const { node } = nodeAt(yaml, ['track', 'uri']);
    const match = /^(\w+:\/\/)([^/@\s]+@)/.exec(textOf(node) ?? '');
    const scheme = match?.[1];
    const login = match?.[2];
    if (!node || !scheme || !login?.includes(':')) return;
    const range = innerRange(node, scheme.length, scheme.length + login.length, yaml.lines);
    const fixable = yaml.lines.slice(range) === login;
    report(range, 'The address holds a password.', {
      fixes: fixable ? [{ title: 'Take the password out', kind: 'offered', edits: [{ range, newText: '' }] }] : [],
    });
  },
);
