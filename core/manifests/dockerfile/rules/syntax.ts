import { Keyword } from 'dockerfile-ast';
import { defineRule } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { DockerfileDocument } from '../document.ts';

const keywords: readonly string[] = Object.values(Keyword);

export const syntax = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/syntax',
    title: 'The Dockerfile must be readable',
    severity: 'error',
    item: 'pattern',
    why: 'A build stops at the first instruction Docker does not know, or when nothing says which image to start from.',
    source: 'https://docs.docker.com/reference/dockerfile/',
    bad: 'FROM python:3.11-slim\nRNU pip --version\n',
    good: 'FROM python:3.11-slim\nRUN pip --version\n',
    fix: 'Replaces a misspelt instruction by the one that was most likely meant.',
  },
  (document, report) => {
    const { instructions, stages, lines, failure } = document;
    if (failure !== null) {
      report(lines.range(0, 0), `This Dockerfile could not be read: ${failure}`);
      return;
    }
    for (const instruction of instructions) {
      const range = instruction.getInstructionRange();
      const keyword = instruction.getKeyword();
      if (!keywords.includes(keyword)) {
        const meant = nearest(keyword, keywords);
        report(range, `${instruction.getInstruction()} is not an instruction of a Dockerfile.`, {
          fixes: meant ? [{ title: `Replace by ${meant}`, kind: 'offered', edits: [{ range, newText: meant }] }] : [],
        });
      } else if (instruction.getArguments().length === 0) {
        report(range, `${keyword} needs an argument.`);
      }
    }
    const [first] = instructions;
    if (first && stages.length === 0) {
      report(first.getInstructionRange(), 'No FROM: a Dockerfile starts with the image it builds on.');
      return;
    }
    for (const instruction of instructions) {
      if (instruction.getKeyword() === 'FROM') break;
      if (instruction.getKeyword() !== 'ARG' && keywords.includes(instruction.getKeyword()))
        report(instruction.getInstructionRange(), 'Only ARG may stand before the first FROM.');
    }
  },
);
