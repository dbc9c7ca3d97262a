import { defineRule, type FixDraft } from '../../define-rule.ts';
import { aptVerb, program } from '../../shell/program.ts';
import type { DockerfileDocument, Script } from '../document.ts';

export const aptRemoveLists = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/apt-remove-lists',
    title: 'Remove the package lists in the step that fetched them',
    severity: 'information',
    item: 'simplicity',
    why: 'Package lists are some twenty megabytes and stale next week. Removed in a later step they still are in the image, as a layer keeps what it wrote.',
    source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libgomp1\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libgomp1 \\\n && rm -rf /var/lib/apt/lists/*\n',
    fix: 'Removes the lists at the end of the same RUN. Safe where no later step installs without fetching them again.',
  },
  (document, report) => {
    for (const { runs } of document.stages)
      for (const [index, script] of runs.entries()) {
        const update = script.commands.find((command) => aptVerb(command, 'update'));
        const install = script.commands.find((command) => aptVerb(command, 'install'));
        if (!update || !install || removes(script) || script.caches.some((path) => path.startsWith('/var/lib/apt')))
          continue;
        const needed = runs.slice(index + 1).some(installsWithoutUpdate);
        const fixes = script.appendAt === null || needed ? [] : [removal(document, script.appendAt)];
        report(document.lines.range(update.start, update.end), 'The package lists stay in this layer.', { fixes });
      }
  },
);

const removes = ({ commands }: Script) =>
  commands.some(
    (command) =>
      program(command)?.name === 'rm' && command.words.some((word) => /^\/var\/lib\/apt(\/|$)/.test(word.value)),
  );

const installsWithoutUpdate = ({ commands }: Script) =>
  commands.some((command) => aptVerb(command, 'install')) && !commands.some((command) => aptVerb(command, 'update'));

function removal({ lines }: DockerfileDocument, at: number): FixDraft {
  const newText = ` \\${lines.eol} && rm -rf /var/lib/apt/lists/*`;
  return { title: 'Remove the lists in this step', kind: 'safe', edits: [{ range: lines.range(at, at), newText }] };
}
