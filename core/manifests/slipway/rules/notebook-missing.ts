import { defineRule } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import { nodeAt, rangeOf, textOf } from '../../yaml/document.ts';
import type { SlipwayDocument } from '../document.ts';

export const notebookMissing = defineRule<SlipwayDocument>(
  {
    id: 'slipway/notebook-missing',
    title: 'The notebook must be there',
    severity: 'error',
    item: 'training',
    why: 'Everything is made from the notebook that the manifest names.',
    source: 'docs/slipway-yaml.md',
    bad: 'version: 1\nname: penguins\nnotebook: pengiuns.ipynb\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\n',
    fix: 'Offers the notebook of the project with the nearest name, or the only one.',
  },
  ({ yaml }, report, project, file) => {
    const { node } = nodeAt(yaml, ['notebook']);
    const written = textOf(node);
    // Without a list of files (a text from standard input) nothing can be said.
    if (!node || written === null || project.paths.length === 0) return;
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const path = folder + written.replace(/^\.\//, '');
    if (project.paths.includes(path)) return;
    const notebooks = project.paths
      .filter((each) => each.endsWith('.ipynb') && each.startsWith(folder))
      .map((each) => each.slice(folder.length));
    const [only, ...others] = notebooks;
    const meant = nearest(written, notebooks) ?? (others.length === 0 ? (only ?? null) : null);
    const range = rangeOf(node, yaml.lines);
    report(range, `There is no file ${path}.`, {
      fixes: meant
        ? [{ title: `Replace by ${meant}`, kind: 'offered', edits: [{ range, newText: quoted(meant) }] }]
        : [],
    });
  },
);

/** Plain where YAML allows it without a doubt. */
const quoted = (path: string) => (/^[\w][\w./-]*$/.test(path) ? path : JSON.stringify(path));
