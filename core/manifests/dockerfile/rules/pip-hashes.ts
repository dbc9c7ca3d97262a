import { defineRule } from '../../define-rule.ts';
import type { Word } from '../../shell/commands.ts';
import { pipInstall } from '../../shell/program.ts';
import type { DockerfileDocument } from '../document.ts';

export const pipHashes = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/pip-hashes',
    title: 'Install the locked environment, hashes checked',
    severity: 'information',
    item: 'environment',
    why: 'The project has a lock, with a hash for each wheel. The image installs something else, so it is not the environment the model was proven in.',
    source: 'https://pip.pypa.io/en/stable/topics/secure-installs/#hash-checking-mode',
    bad: 'FROM python:3.11-slim\nCOPY requirements.in ./\nRUN pip install --no-cache-dir -r requirements.in\n',
    good: 'FROM python:3.11-slim\nCOPY requirements.lock ./\nRUN pip install --no-cache-dir --require-hashes -r requirements.lock\n',
    fix: 'Offers the lock in the place of the other file, in the COPY before it too.',
  },
  (document, report, project) => {
    const manifest = project.manifest?.environment;
    const lock = manifest?.lock ?? 'requirements.lock';
    if (!project.texts.get(lock)?.includes('--hash=')) return;
    const lockName = baseName(lock);
    for (const stage of document.stages)
      for (const { run, commands } of stage.runs)
        for (const command of commands) {
          const install = pipInstall(command);
          const word = install && requirementsFile(install.args);
          const name = word ? baseName(word.value) : null;
          if (!word || !name || name === lockName || project.texts.get(name)?.includes('--hash=') !== false) continue;
          const before = stage.instructions.slice(0, stage.instructions.indexOf(run));
          const copies = before
            .filter((each) => each.getKeyword() === 'COPY')
            .flatMap((each) => each.getArguments())
            .filter((argument) => argument.getValue() === name || argument.getValue() === `./${name}`)
            .map((argument) => ({ range: argument.getRange(), newText: lock }));
          const path = word.value.slice(0, word.value.length - name.length) + lockName;
          const own = { range: document.lines.range(word.start, word.end), newText: path };
          report(own.range, `${name} has no hashes, and ${lock} has.`, {
            fixes: [{ title: `Install from ${lock}`, kind: 'offered', edits: [...copies, own] }],
          });
        }
  },
);

function requirementsFile(args: readonly Word[]): Word | null {
  const at = args.findIndex((word) => word.value === '-r' || word.value === '--requirement');
  return at < 0 ? null : (args[at + 1] ?? null);
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
