import {
  alternativesOf,
  type Distribution,
  declaredDistributions,
  lockPath,
  needsOf,
  requirementEntries,
  requirementsPath,
  unhashedPath,
} from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { ItemDefinition, Verdict } from '../definition.ts';
import { lockChanges } from '../lock-evidence.ts';
import { reproduced } from '../run-evidence.ts';
import { attention, attentionTo, command, done, generate, missing, notApplicable, ofRules } from '../verdict.ts';

export const environment: ItemDefinition = {
  id: 'environment',
  title: 'Reproducible environment',
  checks: [
    {
      id: 'pinned-installs',
      title: 'Nothing is installed unpinned from a cell',
      rules: ['notebook/unpinned-install', 'notebook/pip-in-shell'],
      look({ findings, analysis }) {
        if (findings.length > 0) return attentionTo(findings);
        const installs = analysis.facts.installs.length;
        return done(installs === 0 ? 'No cell installs anything.' : `Each of ${installs} installs names its versions.`);
      },
    },
    {
      id: 'lock',
      title: 'Every package is locked with its hash',
      look({ project, analysis, file }) {
        const path = lockPath(project);
        if (!project.texts.has(path))
          return needsOf(analysis, project, file).distributions.length === 0
            ? notApplicable(nothingNeeded)
            : missing(`There is no ${path}.`, command.lock);
        const entries = requirementEntries(project, path);
        const place = start(path);
        if (entries.length === 0) return attention({ text: `${path} names no package.`, place }, command.lock);
        const open = entries.filter((entry) => entry.hashes.length === 0);
        if (open.length === 0) {
          const changes = lockChanges(project);
          return changes.length > 0
            ? attention(changes, command.lock)
            : done({
                text: `${path} pins ${entries.length} packages with hashes, as ${requirementsPath(project)} asks.`,
                place,
              });
        }
        const names = open.slice(0, 5).map((entry) => entry.text);
        return attention(
          open.slice(0, 1).map((entry) => ({
            text: `${open.length} of ${entries.length} packages have no hash (${names.join(', ')}${open.length > names.length ? ', ...' : ''}): another file under the same version would pass.`,
            place: { file: path, range: entry.textRange },
          })),
          command.lock,
        );
      },
    },
    {
      id: 'complete',
      title: 'The lock covers every import',
      rules: [
        'notebook/unknown-import',
        'notebook/platform-only',
        'notebook/removed-api',
        'notebook/declared-never-imported',
      ],
      look({ analysis, project, findings, file }) {
        const locked = lockedFor(needsOf(analysis, project, file).distributions, project);
        if (findings.length === 0) return locked;
        // A question about one import hides nothing of what is known of the others.
        const open = locked.state === 'missing' || locked.state === 'attention';
        const unknown = ofRules(findings, 'notebook/unknown-import');
        const asked = attentionTo(
          findings,
          ...(unknown.length > 0 ? [generate('requirements', 'Draft requirements.in')] : []),
          ...(open ? locked.nextSteps : []),
        );
        return open ? { ...asked, evidence: [...asked.evidence, ...locked.evidence] } : asked;
      },
    },
    {
      id: 'reproduces',
      title: 'A clean run gives what the notebook shows',
      look: reproduced,
    },
  ],
};

const nothingNeeded = 'The notebook imports nothing that has to be installed.';

/** Whether the lock has these. */
function lockedFor(distributions: readonly Distribution[], project: Project): Verdict {
  if (distributions.length === 0) return notApplicable(nothingNeeded);
  const path = lockPath(project);
  if (!project.texts.has(path)) {
    const names = distributions.map((each) => each.name).join(', ');
    return missing(`Needed: ${names}. Nothing is locked yet.`, command.lock);
  }
  const locked = new Set([path, unhashedPath(path)].flatMap((file) => [...declaredDistributions(project, file)]));
  const absent = distributions.filter(({ name }) => !alternativesOf(name).some((other) => locked.has(other)));
  return absent.length === 0
    ? done(`${path} has all ${distributions.length} distributions that the notebook imports.`)
    : attention(`${path} lacks ${absent.map((each) => each.name).join(', ')}.`, command.lock);
}

const start = (file: string) => ({ file, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } });
