import { defineRule, type FixDraft } from '../../define-rule.ts';
import type { RequirementsDocument } from '../document.ts';

const addresses = new Set(['index-url', 'extra-index-url', 'find-links']);

export const indexAddress = defineRule<RequirementsDocument>(
  {
    id: 'requirements/index-address',
    title: 'Packages come over https, and their address holds no password',
    severity: 'error',
    item: 'security',
    why: 'Over http anyone on the way can put another package in its place, and a password in a committed file is known to all who can read it.',
    source: 'https://pip.pypa.io/en/stable/topics/authentication/',
    bad: '--index-url http://packages.example.com/simple\nnumpy==2.3.5\n',
    good: '--index-url https://packages.example.com/simple\nnumpy==2.3.5\n',
    fix: 'Offers https for http. A password belongs into a keyring, .netrc or an environment variable, and must be changed.',
  },
  ({ options, lines }, report) => {
    for (const { name, value, range } of options) {
      if (name === 'trusted-host') report(range, `Certificates of ${value} are not checked.`, { severity: 'warning' });
      if (!addresses.has(name)) continue;
      if (/^https?:\/\/[^/@\s$]*:[^/@\s$]+@/.test(value)) report(range, 'This address holds a password.');
      if (!/^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(value)) continue;
      const at = lines.offset(range.start) + lines.slice(range).indexOf('http://');
      const fix: FixDraft = {
        title: 'Use https',
        kind: 'offered',
        edits: [{ range: lines.range(at, at + 'http'.length), newText: 'https' }],
      };
      report(range, 'Packages would come unprotected over http.', { fixes: [fix] });
    }
  },
);
