import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft, type Spot } from '../define.ts';
import { holdsCredentials, placeOf } from '../support/path-places.ts';
import { baseName, folderOf, relativePath } from '../support/paths.ts';
import { isSameStart, textAt } from '../support/source.ts';

export const absolutePath = defineNotebookRule(
  {
    id: 'notebook/absolute-path',
    title: 'A path exists on one machine only',
    severity: 'error',
    item: 'pipeline',
    why: "A home folder, a drive letter or a mount is not there in CI, in the image or on a colleague's machine, so the notebook stops where it reads its data.",
    source: 'The Twelve-Factor App, III. Config: https://12factor.net/config',
    bad: `import pandas as pd

df = pd.read_csv("/home/maria/Desktop/penguins.csv")`,
    good: `import pandas as pd

df = pd.read_csv("data/penguins.csv")`,
    files: { 'notebooks/data/penguins.csv': '' },
    fix: 'Safe when exactly one file of that name is in the project: its path relative to the notebook. Offered for each when there are several. None when there is none: the file has to come into the project first, or from a versioned store.',
  },
  ({ analysis, project, file, report }) => {
    for (const path of analysis.facts.absolutePaths) {
      // Scratch space is there on every machine; only what is expected to be there already is a trap.
      if (/^\/tmp\//.test(path.value) && (!isRead(path, analysis.facts.reads) || isMade(analysis, path.value)))
        continue;
      const exists = `\`${path.value}\` exists ${placeOf(path.value)} only.`;
      if (holdsCredentials(path.value)) {
        report(
          path,
          `${exists} Read where the key lies from an environment variable; the file itself stays out of the project.`,
        );
        continue;
      }
      const fixes = fixesFor(path, path.value, textAt(analysis, path), project, file);
      const advice =
        fixes.length > 0
          ? 'The project has a file of that name; use its path relative to the notebook.'
          : adviceFor(path, analysis);
      report(path, `${exists} ${advice}`, { fixes });
    }
  },
);

/** What is written there is not to be put anywhere first. */
const adviceFor = (path: Spot & { readonly value: string }, { facts }: Analysis): string =>
  facts.writes.some(({ cell, targetRange }) => cell === path.cell && isSameStart(targetRange, path.range)) ||
  /^\/kaggle\/(?:working|output)\b/.test(path.value)
    ? 'Write to a folder of the project.'
    : 'Put the file in the project and use its path relative to the notebook.';

const isRead = (at: Spot, reads: readonly { readonly cell: number; readonly sourceRange: Spot['range'] | null }[]) =>
  reads.some(({ cell, sourceRange }) => cell === at.cell && isSameStart(sourceRange, at.range));

/** A shell line, or another line of the notebook, names the file or the folder that it is in. */
function isMade(analysis: Analysis, value: string): boolean {
  const folder = folderOf(value);
  const names = folder === '/tmp' ? [baseName(value)] : [baseName(value), folder];
  const magics = analysis.cells.flatMap((cell) => cell.magics);
  const fills = (text: string): boolean =>
    /\s\/tmp\/?(?=\s|$)/m.test(text) || names.some((name) => name !== '' && text.includes(name));
  if (magics.some(({ text }) => fills(text))) return true;
  return analysis.facts.absolutePaths.some(
    (other) => (other.value === value || other.value === folder) && !isRead(other, analysis.facts.reads),
  );
}

/** Only a plain or raw literal of one piece is replaced; its quotes stay. */
function fixesFor(at: Spot, value: string, literal: string, project: Project, file: string): FixDraft[] {
  const quotes = /^([rRuU]?)("""|'''|"|')([\s\S]*)\2$/.exec(literal);
  const name = baseName(value);
  if (!quotes || name === '' || !/\.\w+$/.test(name)) return [];
  const [, prefix = '', quote = '"'] = quotes;
  const candidates = project.paths.filter((path) => baseName(path) === name && path !== file);
  if (candidates.length > 5) return [];
  return candidates.map((path): FixDraft => {
    const relative = relativePath(folderOf(file), path);
    return {
      title: `Use \`${relative}\``,
      kind: candidates.length === 1 ? 'safe' : 'offered',
      edits: [{ cell: at.cell, range: at.range, newText: `${prefix}${quote}${relative}${quote}` }],
    };
  });
}
