import { defineRule } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import { isAddress, type RequirementsDocument } from '../document.ts';
import { fileOptions } from '../options.ts';

export const syntax = defineRule<RequirementsDocument>(
  {
    id: 'requirements/syntax',
    title: 'Each line must be one pip reads',
    severity: 'error',
    item: 'environment',
    why: 'pip stops at the first line it cannot read and installs nothing.',
    source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
    bad: 'numpy=2.3.5\n',
    good: 'numpy==2.3.5\n',
    fix: 'Writes == for a single =, and the option that was most likely meant for a misspelt one.',
  },
  ({ requirements, options }, report) => {
    for (const { text, textRange, requirement } of requirements) {
      if (requirement.ok || isAddress(text)) continue;
      const single = /^([\w.-]+(?:\[[^\]]*\])?)\s*=\s*([\w.*+!-]+)$/.exec(text);
      const [, name, version] = single ?? [];
      const newText = `${name}==${version}`;
      report(textRange, requirement.reason, {
        fixes: single ? [{ title: `Write ${newText}`, kind: 'offered', edits: [{ range: textRange, newText }] }] : [],
      });
    }
    for (const { name, range } of options) {
      if (fileOptions.includes(name)) continue;
      const meant = name === '' ? null : nearest(name, fileOptions);
      const end = { line: range.start.line, character: range.start.character + 2 + name.length };
      const edit = { range: { start: range.start, end }, newText: `--${meant}` };
      report(range, `${name === '' ? 'This' : `--${name}`} is not an option of a requirements file.`, {
        fixes: meant ? [{ title: `Write --${meant}`, kind: 'offered', edits: [edit] }] : [],
      });
    }
  },
);
