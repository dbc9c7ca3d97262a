import {
  clonesOf,
  isRequirementPinned,
  normalizedName,
  parseRequirement,
  parseRequirementsFile,
} from '#core/environment/index.ts';
import { commandsIn } from '#core/notebook/shell.ts';
import type { Project } from '#core/project.ts';
import type { Facts } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft, type Spot } from '../define.ts';
import { textAt } from '../support/source.ts';

export const unpinnedInstall = defineNotebookRule(
  {
    id: 'notebook/unpinned-install',
    title: 'A cell installs packages without versions',
    severity: 'warning',
    item: 'environment',
    why: 'What the cell installs depends on the day it runs: a new release can change results or break the notebook, and nobody can say later which versions made the model.',
    source: 'pip documentation, "Repeatable Installs": https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    bad: '!pip install pandas scikit-learn',
    good: '%pip install pandas==2.1.4 scikit-learn==1.5.2',
    fix: 'Offered: takes the versions from the lock file when it has all of them, or turns the line into a comment because `slipway prepare` installs from the lock.',
  },
  ({ analysis, project, report }) => {
    const imported = new Set(analysis.imports.map(({ module }) => module));
    for (const clone of clonesOf(analysis)) {
      // Data and papers are cloned, too: what is not imported installs nothing.
      if (clone.pinned || !(clone.entered || imported.has(clone.folder))) continue;
      report(
        clone,
        `Takes code of \`${clone.url}\` as it is that day. Check out the commit you mean (\`git checkout <commit>\`), or require \`name @ git+URL@commit\`.`,
      );
    }
    for (const install of analysis.facts.installs) {
      if (install.pinned) continue;
      const loose = install.requirements.filter((text) => !isPinned(text));
      const command = textAt(analysis, install);
      const named = loose.length === 0 ? 'packages' : loose.map((text) => `\`${text}\``).join(', ');
      report(
        install,
        `Installs ${named} in the newest version ${loose.some(isBounded) ? (loose.length === 1 ? 'it allows' : 'they allow') : 'there is'} that day. Put ${loose.length === 1 ? 'it' : 'them'} in the requirements with a version, and install from the lock.`,
        { fixes: isOneCommand(command) ? fixesFor(install, install, command, loose, project) : [] },
      );
    }
  },
);

/** A line that does nothing but install, so that it can be left out as a whole. */
const isOneCommand = (line: string): boolean =>
  /^\s*[!%](?!%)/.test(line) && commandsIn(line.replace(/^\s*[!%]+/, '')).length === 1;

/** `shapely<2.0`: not any version, and still not one. */
const isBounded = (text: string): boolean => /[<>=!~]/.test(text);

function isPinned(text: string): boolean {
  const requirement = parseRequirement(text);
  return requirement.ok ? isRequirementPinned(requirement.value) : true;
}

function fixesFor(
  at: Spot,
  install: Facts['installs'][number],
  command: string,
  loose: readonly string[],
  project: Project,
): FixDraft[] {
  const fixes: FixDraft[] = [];
  const versions = lockedVersions(project);
  const pinned = loose.map((text) => versions.get(normalizedName(text.replace(/[^\w.-].*$/, ''))));
  if (loose.length > 0 && pinned.every((version) => version !== undefined)) {
    const newText = loose.reduce((line, text, i) => {
      const name = text.replace(/[<>=!~;].*$/, '');
      return line.replace(wordOf(text), `$1${name}==${pinned[i]}$2`);
    }, command);
    if (newText !== command)
      fixes.push({ title: 'Use the versions of the lock', kind: 'offered', edits: [{ ...at, newText }] });
  }
  const newText = `# installed from the lock: ${install.requirements.join(' ')}`;
  fixes.push({ title: 'Leave the installing to the lock', kind: 'offered', edits: [{ ...at, newText }] });
  return fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ cell, range, newText }) => ({ cell, range, newText })),
  }));
}

/** The requirement as a word of the command, quoted or not. */
const wordOf = (text: string): RegExp =>
  new RegExp(`(\\s)["']?${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?(\\s|$)`);

function lockedVersions(project: Project): Map<string, string> {
  const lock = project.texts.get(project.manifest?.environment.lock ?? 'requirements.lock') ?? '';
  const versions = new Map<string, string>();
  for (const line of parseRequirementsFile(lock)) {
    if (line.kind !== 'requirement' || !line.requirement.ok) continue;
    const { normalized, specifiers } = line.requirement.value;
    const exact = specifiers.find(({ operator }) => operator === '==');
    if (exact) versions.set(normalized, exact.version);
  }
  return versions;
}
