import type { Instruction } from 'dockerfile-ast';
import { defineRule, type FixDraft } from '../../define-rule.ts';
import { pipInstall } from '../../shell/program.ts';
import type { DockerfileDocument, Script } from '../document.ts';

export const installBeforeCopy = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/install-before-copy',
    title: 'Install dependencies before the project is copied',
    severity: 'information',
    item: 'simplicity',
    why: 'Every change of any file throws away the cached install after COPY . and repeats it: minutes for each build.',
    source: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    bad: 'FROM python:3.11-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n',
    good: 'FROM python:3.11-slim\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n',
    fix: 'Where the install follows COPY . at once, offers to copy the requirements alone, install, and then copy the rest.',
  },
  (document, report) => {
    for (const stage of document.stages) {
      const at = stage.instructions.findIndex(copiesAll);
      const copy = stage.instructions[at];
      if (!copy) continue;
      for (const script of stage.runs) {
        const index = stage.instructions.indexOf(script.run);
        const file = requirementsOf(script);
        if (index < at || file === null) continue;
        const fixes = index === at + 1 && /^[\w.-]+$/.test(file) ? [reorder(document, copy, script, file)] : [];
        report(copy.getRange(), `Any change of a file repeats the install from ${file} below.`, { fixes });
        break;
      }
    }
  },
);

function copiesAll(instruction: Instruction): boolean {
  if (instruction.getKeyword() !== 'COPY' && instruction.getKeyword() !== 'ADD') return false;
  const values = instruction.getArguments().map((argument) => argument.getValue().replace(/^\[?"|"?[,\]]?$/g, ''));
  const text = instruction.getRawArgumentsContent() ?? '';
  return !/--from=/.test(text) && values.slice(0, -1).some((value) => value === '.' || value === './');
}

function requirementsOf({ commands }: Script): string | null {
  for (const command of commands) {
    const args = pipInstall(command)?.args ?? [];
    const at = args.findIndex((word) => word.value === '-r' || word.value === '--requirement');
    const file = at < 0 ? undefined : args[at + 1];
    if (file) return file.value;
  }
  return null;
}

function reorder({ lines }: DockerfileDocument, copy: Instruction, { run }: Script, file: string): FixDraft {
  const copyRange = copy.getRange();
  const runRange = run.getRange();
  const text = `COPY ${file} ./${lines.eol}${lines.slice(runRange)}${lines.eol}${lines.slice(copyRange)}`;
  const range = { start: copyRange.start, end: runRange.end };
  return { title: 'Install first, then copy the project', kind: 'offered', edits: [{ range, newText: text }] };
}
