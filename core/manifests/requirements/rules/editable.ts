import { defineRule } from '../../define-rule.ts';
import type { RequirementsDocument } from '../document.ts';

export const editable = defineRule<RequirementsDocument>(
  {
    id: 'requirements/editable',
    title: 'No editable installs in what is deployed',
    severity: 'warning',
    item: 'environment',
    why: 'An editable install runs from a folder of the machine that installed it: it is not in the lock, has no hash, and is missing in an image.',
    source: 'https://pip.pypa.io/en/stable/topics/local-project-installs/#editable-installs',
    bad: '-e ./features\n',
    good: './features\n',
    fix: 'Takes -e away, so that the folder is installed as it is.',
  },
  ({ options, role, lines }, report) => {
    if (role === 'input') return;
    for (const { name, range } of options) {
      if (name !== 'editable') continue;
      const flag = /^(?:-e|--editable)\s*=?\s*/.exec(lines.slice(range))?.[0] ?? '';
      const end = { line: range.start.line, character: range.start.character + flag.length };
      report(range, 'This is installed as a link to a folder.', {
        fixes:
          flag === ''
            ? []
            : [
                {
                  title: 'Install it as it is',
                  kind: 'offered',
                  edits: [{ range: { start: range.start, end }, newText: '' }],
                },
              ],
      });
    }
  },
);
