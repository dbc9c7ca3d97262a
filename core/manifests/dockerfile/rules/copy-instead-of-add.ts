import { JSONInstruction } from 'dockerfile-ast';
import { defineRule } from '../../define-rule.ts';
import type { DockerfileDocument } from '../document.ts';

const archive = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)$/i;
const remote = /^(?:https?|ftp|git|ssh):|^git@/i;

export const copyInsteadOfAdd = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/copy-instead-of-add',
    title: 'COPY local files, do not ADD them',
    severity: 'warning',
    item: 'simplicity',
    why: 'ADD also unpacks archives and downloads addresses. COPY does one thing, so a reader, and a cache, know what comes in.',
    source: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    bad: 'FROM python:3.11-slim\nADD serve.py /app/\n',
    good: 'FROM python:3.11-slim\nCOPY serve.py /app/\n',
    fix: 'Writes COPY for ADD. Safe where every source is a local file or folder and no archive.',
  },
  (document, report) => {
    for (const instruction of document.instructions) {
      if (instruction.getKeyword() !== 'ADD') continue;
      const json = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
      const paths = json.length > 0 ? json.map((each) => each.getJSONValue()) : instruction.getArguments().map(String);
      const sources = paths.slice(0, -1);
      if (sources.length === 0) continue;
      // A pattern or a variable may stand for an archive or an address.
      if (sources.some((path) => remote.test(path) || archive.test(path) || /[$*?[<]/.test(path))) continue;
      const range = instruction.getInstructionRange();
      report(range, `ADD copies ${sources.join(', ')}; COPY says so.`, {
        fixes: [{ title: 'Replace by COPY', kind: 'safe', edits: [{ range, newText: 'COPY' }] }],
      });
    }
  },
);
