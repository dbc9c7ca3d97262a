import { type Instruction, JSONInstruction } from 'dockerfile-ast';
import { defineRule, type FixDraft } from '../../define-rule.ts';
import { commandsOf } from '../../shell/commands.ts';
import type { DockerfileDocument } from '../document.ts';

export const execForm = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/exec-form',
    title: 'Start the program itself, not a shell',
    severity: 'warning',
    item: 'pattern',
    why: 'In shell form a shell is process 1 and does not pass signals on: the service is killed after ten seconds in place of finishing its requests.',
    source: 'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    bad: 'FROM python:3.11-slim\nUSER 10001:10001\nCMD python3 serve.py\n',
    good: 'FROM python:3.11-slim\nUSER 10001:10001\nCMD ["python3", "serve.py"]\n',
    fix: 'Writes the words as a JSON array. Safe where nothing in them needs a shell; else there is no fix.',
  },
  (document, report) => {
    for (const stage of document.stages)
      for (const [index, instruction] of stage.instructions.entries()) {
        const keyword = instruction.getKeyword();
        if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') continue;
        const range = instruction.getArgumentsRange();
        if (!range || !(instruction instanceof JSONInstruction) || instruction.getOpeningBracket()) continue;
        const shell = stage.instructions.slice(0, index).some((each) => each.getKeyword() === 'SHELL');
        report(range, `${keyword} in shell form does not pass signals on.`, {
          fixes: shell ? [] : asArray(document, instruction),
        });
      }
  },
);

function asArray({ lines }: DockerfileDocument, instruction: Instruction): FixDraft[] {
  const range = instruction.getArgumentsRange();
  if (!range) return [];
  const raw = lines.slice(range);
  // Anything a shell would act on: expansion, globs, operators, escapes, assignments, continuation.
  if (/[$`\\*?[\]{}~;&|<>()#!\n\r]|^\s*\w+=/.test(raw)) return [];
  const [command, ...others] = commandsOf({
    text: lines.text,
    start: lines.offset(range.start),
    end: lines.offset(range.end),
  });
  if (!command || others.length > 0) return [];
  const words = command.words.map((word) => word.value);
  if (words[0] === 'exec') words.shift();
  if (words.length === 0 || /^(?:cd|source|export|\.|set|ulimit|umask|test|echo)$/.test(words[0] ?? '')) return [];
  const newText = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return [{ title: 'Write as a JSON array', kind: 'safe', edits: [{ range, newText }] }];
}
