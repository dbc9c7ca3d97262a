import type { RequirementEntry } from '#core/environment/index.ts';
import { defineRule } from '../../define-rule.ts';
import type { RequirementsDocument } from '../document.ts';

export const duplicate = defineRule<RequirementsDocument>(
  {
    id: 'requirements/duplicate',
    title: 'Name each package once',
    severity: 'error',
    item: 'environment',
    why: 'pip refuses a file that asks for the same package twice in different words, and a reader changes only one of the two.',
    source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
    bad: 'Scikit_Learn==1.7.2\nscikit-learn==1.7.1\n',
    good: 'scikit-learn==1.7.2\n',
    fix: 'Removes the second line, offered where both say the same; else only you know which version is right.',
  },
  ({ requirements, lines }, report) => {
    const seen = new Map<string, RequirementEntry>();
    for (const entry of requirements) {
      if (!entry.requirement.ok) continue;
      const { name, normalized, marker } = entry.requirement.value;
      // Under different markers the same package may well be named twice.
      const key = `${normalized};${marker ?? ''}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, entry);
        continue;
      }
      const same = first.requirement.ok && said(first) === said(entry);
      const start = { line: entry.range.start.line, character: 0 };
      const next = { line: entry.range.end.line + 1, character: 0 };
      const range = { start, end: next.line < lines.count ? next : lines.position(lines.text.length) };
      report(entry.textRange, `${name} is asked for in line ${first.range.start.line + 1} already.`, {
        severity: same ? 'warning' : 'error',
        fixes: same ? [{ title: 'Remove this line', kind: 'offered', edits: [{ range, newText: '' }] }] : [],
      });
    }
  },
);

function said({ requirement, hashes }: RequirementEntry): string {
  if (!requirement.ok) return '';
  const { specifiers, url, extras } = requirement.value;
  return JSON.stringify([specifiers, url, extras, hashes]);
}
