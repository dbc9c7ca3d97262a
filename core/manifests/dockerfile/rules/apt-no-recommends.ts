import { defineRule } from '../../define-rule.ts';
import { aptVerb } from '../../shell/program.ts';
import type { DockerfileDocument } from '../document.ts';

export const aptNoRecommends = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/apt-no-recommends',
    title: 'Install only the packages you name',
    severity: 'information',
    item: 'simplicity',
    why: 'apt also installs what a package recommends: often hundreds of megabytes nobody asked for, each to be kept patched.',
    source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y libgomp1 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*\n',
    fix: 'Offers the option; the build may then miss something that only came along by recommendation.',
  },
  (document, report) => {
    for (const { commands } of document.stages.flatMap((stage) => stage.runs))
      for (const command of commands) {
        const install = aptVerb(command, 'install');
        if (!install) continue;
        const words = command.words.map((word) => word.value);
        if (words.some((word) => /^--no-install-recommends$|APT::Install-Recommends=(?:false|0|"0")/i.test(word)))
          continue;
        const { verb } = install;
        const after = document.lines.range(verb.end, verb.end);
        report(
          document.lines.range(install.program.word.start, verb.end),
          'apt also installs recommended packages here.',
          {
            fixes: [
              {
                title: 'Add --no-install-recommends',
                kind: 'offered',
                edits: [{ range: after, newText: ' --no-install-recommends' }],
              },
            ],
          },
        );
      }
  },
);
