import { curatedDistributions } from '#core/environment/data/distributions.ts';
import {
  alternativesOf,
  normalizedName,
  parseRequirement,
  requirementEntries,
  requirementsPath,
} from '#core/environment/index.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { Project } from '#core/project.ts';
import type { Analysis, Facts } from '#core/python/model.ts';
import { worksUnimported, worksWithin } from '../data/works-unimported.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { cellAt } from '../support/source.ts';

export const declaredNeverImported = defineNotebookRule(
  {
    id: 'notebook/declared-never-imported',
    title: 'A package is asked for and nothing imports it',
    severity: 'information',
    item: 'environment',
    why: 'It makes the image larger, the install slower and the list of things to patch longer, for nothing.',
    source:
      'Docker documentation, "Building best practices: don’t install unnecessary packages": https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
    bad: '# %%\n%pip install pandas==2.1.4 plotly==5.24.1\n# %%\nimport pandas as pd\n\ndf = pd.read_csv("data/sales.csv")',
    good: '# %%\n%pip install pandas==2.1.4\n# %%\nimport pandas as pd\n\ndf = pd.read_csv("data/sales.csv")',
    fix: 'Offered, for an install in a cell: the line without the package. For a line of the requirements none from the notebook: it stands in another file.',
  },
  ({ analysis, project, file, report }) => {
    if (bringsCode(analysis)) return;
    const used = new Set(usedNames(analysis));
    for (const install of analysis.facts.installs) {
      for (const { text, name } of namesIn(install)) {
        if (isUsed(name, used, analysis)) continue;
        report(
          wordAt(analysis, install, text) ?? install,
          `Nothing in this notebook imports \`${name}\`. Leave it out of the install.`,
          {
            fixes: withoutWord(analysis, install, text),
          },
        );
      }
    }
    inRequirements(analysis, project, file, used, report);
  },
);

/** Code that the notebook clones or downloads imports what no cell does. */
const bringsCode = (analysis: Analysis): boolean =>
  analysis.cells.some(({ magics }) =>
    magics.some(({ text }) => /\bgit\s+clone\b|\b(?:wget|curl)\b[^\n]*\.py\b/.test(text)),
  );

function namesIn({ requirements }: Facts['installs'][number]): { text: string; name: string }[] {
  return requirements.flatMap((text) => {
    const requirement = parseRequirement(text);
    return requirement.ok && requirement.value.url === null ? [{ text, name: requirement.value.normalized }] : [];
  });
}

/** Where this notebook is all the code there is, nothing else can import what the requirements name. */
function inRequirements(
  analysis: Analysis,
  project: Project,
  file: string,
  used: ReadonlySet<string>,
  report: Parameters<Parameters<typeof defineNotebookRule>[1]>[0]['report'],
): void {
  if (project.paths.some((path) => /\.(?:py|ipynb)$/.test(path) && path !== file)) return;
  const [first] = analysis.imports;
  const path = requirementsPath(project);
  const idle = requirementEntries(project, path).flatMap(({ requirement, comment }) => {
    if (!requirement.ok || /\bimports:/.test(comment ?? '')) return [];
    return isUsed(requirement.value.normalized, used, analysis) ? [] : [requirement.value.normalized];
  });
  if (first === undefined || idle.length === 0) return;
  const names = idle.map((name) => `\`${name}\``).join(', ');
  report(
    first,
    `${path} names ${names}, and nothing imports ${idle.length > 1 ? 'them' : 'it'}. Take ${idle.length > 1 ? 'them' : 'it'} out of that file.`,
  );
}

/** Distributions that the imports of the notebook may stand for. */
const usedNames = (analysis: Analysis): string[] =>
  analysis.imports.flatMap(({ path, module }) => {
    const parts = path.split('.');
    const curated = parts.flatMap((_, index) => curatedDistributions.get(parts.slice(0, index + 1).join('.')) ?? []);
    return [normalizedName(module), ...curated.flatMap(alternativesOf)];
  });

const modulesOf = Map.groupBy(curatedDistributions, ([, distribution]) => distribution);

/**
 * Imported, or of use without an import: a plug-in of another package, a command, or one whose modules nobody here knows.
 * A star import or a magic may bring in anything.
 */
function isUsed(name: string, used: ReadonlySet<string>, analysis: Analysis): boolean {
  const known = alternativesOf(name).some((each) => modulesOf.has(each));
  if (!known || used.has(name) || worksUnimported.test(name)) return true;
  if (alternativesOf(name).some((each) => used.has(each))) return true;
  const hosts = worksWithin.get(name);
  if (hosts !== undefined && analysis.imports.some(({ module }) => hosts.test(module))) return true;
  const words = [name, ...(modulesOf.get(name) ?? []).map(([module]) => module)].map(
    (word) => word.split('.')[0] ?? word,
  );
  return analysis.cells.some(({ cell, magics, errors }) => {
    if (errors.length > 0) return true;
    const shell = magics.filter(({ text }) => !/\b(?:pip3?|conda|mamba)\b.*\binstall\b/.test(text));
    const mentions = (text: string): boolean => words.some((word) => new RegExp(`\\b${word}\\b`, 'i').test(text));
    return shell.some(({ text }) => mentions(text)) || mentions(stringsIn(cell.source));
  });
}

/** Whatever is quoted: `engine="pyarrow"`, `importlib.import_module("x")`, a requirement given to a service. */
const stringsIn = (source: string): string => (source.match(/"[^"\n]*"|'[^'\n]*'|"""[\s\S]*?"""/g) ?? []).join('\n');

function wordAt(analysis: Analysis, install: Facts['installs'][number], text: string) {
  const found = locate(analysis, install, text);
  return found === null ? null : { cell: install.cell, range: found };
}

function locate(analysis: Analysis, { cell, range }: Facts['installs'][number], text: string) {
  const source = cellAt(analysis, cell)?.cell.source ?? '';
  const positions = new Positions(source);
  const [start, end] = [positions.offset(range.start), positions.offset(range.end)];
  const quoted = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<=\\s)(["']?)${quoted}\\1(?=[\\s;]|$)`).exec(source.slice(start, end));
  return found === null ? null : positions.range(start + found.index, start + found.index + found[0].length);
}

/** The command without the word; without any requirement left, without the command. */
function withoutWord(analysis: Analysis, install: Facts['installs'][number], text: string): FixDraft[] {
  const range = locate(analysis, install, text);
  const { cell, requirements } = install;
  if (range === null) return [];
  if (requirements.length === 1) {
    const source = cellAt(analysis, cell)?.cell.source ?? '';
    const positions = new Positions(source);
    const command = source.slice(positions.offset(install.range.start), positions.offset(install.range.end));
    if (!/^[!%](?!%)[^\n]*$/.test(command) || /&&|;|\|/.test(command)) return [];
    const newText = `# not needed: ${text}`;
    return [{ title: 'Leave the install out', kind: 'offered', edits: [{ cell, range: install.range, newText }] }];
  }
  const { line, character } = range.start;
  const start = character > 0 ? { line, character: character - 1 } : range.start;
  return [
    {
      title: `Leave out \`${text}\``,
      kind: 'offered',
      edits: [{ cell, range: { start, end: range.end }, newText: '' }],
    },
  ];
}
