import type { Cell, Notebook, Output } from '#core/notebook/model.ts';

/**
 * A notebook as a Python script: `# %%` begins a cell, `# %% [3]` one that ran as number 3, `# %% [markdown]` one of text.
 * Lines of `# out: text` are what a cell printed, of `# error: NameError: ...` how it failed, of `# metadata: a/b = text` what
 * tools keep with it; they leave the source.
 */
export function notebookOfScript(script: string): Notebook {
  const pieces = script.split(/^# %%[ \t]*(.*)\n/m);
  const [first = '', ...rest] = pieces;
  const written: { head: string; body: string }[] = first.trim() === '' ? [] : [{ head: '', body: first }];
  for (let at = 0; at < rest.length; at += 2) written.push({ head: rest[at] ?? '', body: rest[at + 1] ?? '' });
  return {
    language: 'python',
    kernel: { name: 'python3', displayName: 'Python 3' },
    languageVersion: '3.11.7',
    cells: written.map(({ head, body }, index) => cellOf(head, body, index)),
  };
}

const output = /^# (out|error): ?(.*)$/;
const kept = /^# metadata: (\S+) = (.*)$/;

function cellOf(head: string, body: string, index: number): Cell {
  const lines = body.replace(/\n+$/, '').split('\n');
  const count = /\[(\d+)\]/.exec(head)?.[1];
  const outputs = lines.flatMap((line): Output[] => {
    const [, kind, text = ''] = output.exec(line) ?? [];
    if (kind === undefined) return [];
    return [{ kind: kind === 'error' ? 'error' : 'stream', text, mimeTypes: ['text/plain'] }];
  });
  const metadata = lines.flatMap((line) => {
    const [, path = '', text = ''] = kept.exec(line) ?? [];
    return path === '' ? [] : [{ path, text }];
  });
  return {
    index,
    id: null,
    kind: head.includes('[markdown]') ? 'markdown' : 'code',
    source: lines.filter((line) => !output.test(line) && !kept.test(line)).join('\n'),
    executionCount: count === undefined ? null : Number(count),
    outputs,
    ...(metadata.length === 0 ? {} : { metadata }),
  };
}
