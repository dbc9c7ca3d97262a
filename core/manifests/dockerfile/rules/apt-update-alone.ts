import { defineRule, type FixDraft } from '../../define-rule.ts';
import { aptVerb } from '../../shell/program.ts';
import type { DockerfileDocument, Script } from '../document.ts';

export const aptUpdateAlone = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/apt-update-alone',
    title: 'Fetch package lists and install in one step',
    severity: 'warning',
    item: 'environment',
    why: 'A step of its own is cached: months later the install still uses the old lists, and fails or brings old packages.',
    source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    bad: 'FROM debian:12-slim\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends libgomp1\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*\n',
    fix: 'Joins the step with the install right after it. Safe where only blanks lie between.',
  },
  (document, report) => {
    for (const { runs } of document.stages)
      for (const [index, script] of runs.entries()) {
        const [command, ...others] = script.commands;
        if (!command || !aptVerb(command, 'update') || others.some(installs)) continue;
        const next = runs[index + 1];
        const fixes = next && others.length === 0 && next.commands.some(installs) ? join(document, script, next) : [];
        report(document.lines.range(command.start, command.end), 'These lists are cached apart from the install.', {
          fixes,
        });
      }
  },
);

const installs = (command: Script['commands'][number]) =>
  aptVerb(command, 'install') !== null ||
  aptVerb(command, 'upgrade') !== null ||
  aptVerb(command, 'dist-upgrade') !== null;

function join({ lines }: DockerfileDocument, first: Script, second: Script): FixDraft[] {
  const start = first.appendAt;
  const [command] = second.commands;
  if (start === null || second.appendAt === null || !command || second.caches.length > 0 || first.caches.length > 0)
    return [];
  if (!/^\s*RUN\s+$/i.test(lines.text.slice(start, command.start))) return [];
  const edit = { range: lines.range(start, command.start), newText: ` \\${lines.eol} && ` };
  return [{ title: 'Join with the next step', kind: 'safe', edits: [edit] }];
}
