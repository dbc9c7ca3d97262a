import { defineRule, type FixDraft } from '../../define-rule.ts';
import { type DockerfileDocument, isFinal, lineBefore, type Stage } from '../document.ts';

/** Unprivileged id that exists in no common base image; a number needs no entry in /etc/passwd. */
const user = '10001:10001';

export const nonRootUser = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/non-root-user',
    title: 'Do not run as root',
    severity: 'warning',
    item: 'security',
    why: 'A process that runs as root in a container is root on the host as soon as it gets out, and may change every file of the image until then.',
    source: 'https://docs.docker.com/build/building/best-practices/#user',
    bad: 'FROM python:3.11-slim\nCMD ["python3", "serve.py"]\n',
    good: 'FROM python:3.11-slim\nUSER 10001:10001\nCMD ["python3", "serve.py"]\n',
    fix: 'Offers a USER line before the command. Files the process writes must then belong to that user.',
  },
  (document, report) => {
    const stage = document.stages.find((each) => isFinal(each, document));
    if (!stage) return;
    const last = lastUser(stage);
    if (last) {
      const name = last.getArgumentsContent()?.trim() ?? '';
      const range = last.getArgumentsRange();
      if (!range || !/^(?:root|0)(?::|$)/.test(name)) return;
      report(range, 'The container runs as root.', {
        fixes: [{ title: `Run as user ${user}`, kind: 'offered', edits: [{ range, newText: user }] }],
      });
      return;
    }
    const command = stage.instructions.find(
      (each) => each.getKeyword() === 'CMD' || each.getKeyword() === 'ENTRYPOINT',
    );
    const base = stage.from.getImage() ?? '';
    if (!command || /nonroot|rootless/.test(base)) return;
    const fix: FixDraft = {
      title: `Run as user ${user}`,
      kind: 'offered',
      edits: [{ range: lineBefore(command), newText: `USER ${user}${document.lines.eol}` }],
    };
    report(command.getInstructionRange(), 'No USER is set, so this runs as root.', { fixes: [fix] });
  },
);

function lastUser(stage: Stage): Stage['instructions'][number] | undefined {
  return (
    stage.instructions.findLast((instruction) => instruction.getKeyword() === 'USER') ??
    (stage.parent ? lastUser(stage.parent) : undefined)
  );
}
