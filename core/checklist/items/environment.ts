import { distributionsFor, localModules, normalizedName, parseRequirementsFile } from '#core/environment/index.ts';
import type { ItemDefinition } from '../definition.ts';
import { attention, attentionTo, command, done, generate, missing, notApplicable, ofRules } from '../verdict.ts';

const lockPath = (manifestLock: string | undefined): string => manifestLock ?? 'requirements.lock';

export const environment: ItemDefinition = {
  id: 'environment',
  title: 'Reproducible environment',
  checks: [
    {
      id: 'pinned-installs',
      title: 'Nothing is installed unpinned from a cell',
      look({ findings, analysis }) {
        const unpinned = ofRules(findings, 'notebook/unpinned-install');
        if (unpinned.length > 0) return attentionTo(unpinned);
        const installs = analysis.facts.installs.length;
        return done(installs === 0 ? 'No cell installs anything.' : `Each of ${installs} installs names its versions.`);
      },
    },
    {
      id: 'lock',
      title: 'Every package is locked with its hash',
      look({ project }) {
        const path = lockPath(project.manifest?.environment.lock);
        const text = project.texts.get(path);
        if (text === undefined) return missing(`There is no ${path}.`, command.prepare);
        const pins = text.match(/^[\w.[\]-]+==/gm)?.length ?? 0;
        const hashed = text.includes('--hash=sha256:');
        return pins > 0 && hashed
          ? done({ text: `${path} pins ${pins} packages with hashes.`, place: start(path) })
          : attention(
              { text: `${path} has no hashes: another file under the same version would pass.`, place: start(path) },
              command.prepare,
            );
      },
    },
    {
      id: 'complete',
      title: 'The lock covers every import',
      look({ analysis, project, file }) {
        const { distributions, unknown } = distributionsFor(
          analysis.imports.filter((each) => !each.conditional),
          {
            localModules: localModules(project.paths, file),
            pythonVersion: project.manifest?.environment.python ?? analysis.notebook.languageVersion,
          },
        );
        if (unknown.length > 0) {
          return attention(
            unknown.map((each) => ({
              text: `Which distribution brings "${each.module}" is not known; name it in requirements.in.`,
              place: { file, cell: each.cell, range: each.range },
            })),
            generate('requirements', 'Draft requirements.in'),
          );
        }
        if (distributions.length === 0) return notApplicable('The notebook imports nothing that has to be installed.');
        const path = lockPath(project.manifest?.environment.lock);
        const text = project.texts.get(path);
        if (text === undefined) {
          return missing(
            `Needed: ${distributions.map((each) => each.name).join(', ')}. Nothing is locked yet.`,
            command.prepare,
          );
        }
        const locked = lockedNames(text);
        const ran = new Set(analysis.order.execution ?? analysis.order.document);
        const needed = distributions.filter((each) =>
          analysis.imports.some((one) => ran.has(one.cell) && each.modules.includes(one.module)),
        );
        const absent = needed.filter((each) => !locked.has(normalizedName(each.name)));
        return absent.length === 0
          ? done(`${path} has all ${needed.length} distributions that the notebook imports.`)
          : attention(`${path} lacks ${absent.map((each) => each.name).join(', ')}.`, command.prepare);
      },
    },
  ],
};

const start = (file: string) => ({ file, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } });

function lockedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of parseRequirementsFile(text)) {
    if (line.kind === 'requirement' && line.requirement.ok) names.add(normalizedName(line.requirement.value.name));
  }
  return names;
}
