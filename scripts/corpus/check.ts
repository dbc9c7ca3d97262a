import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Checker } from '#core/check.ts';
import { readNotebook } from '#core/notebook/read.ts';
import type { Finding } from '#protocol/finding.ts';
import type { CorpusNotebook } from './list.ts';

/** What became of one notebook. Times are of the whole check: reading, analysis, rules and checklist. */
export type Checked =
  | { readonly kind: 'checked'; readonly milliseconds: number; readonly findings: readonly SourcedFinding[] }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'crashed'; readonly error: string };

/** A finding with the line it is about, so that it can be judged without opening the notebook. */
export interface SourcedFinding extends Finding {
  readonly line: string;
}

/** Checks one notebook as if its folder were a project without a manifest. Nothing is thrown: a crash is a result. */
export function checkOne(checker: Checker, root: string, { path, beside }: CorpusNotebook): Checked {
  const text = readFileSync(join(root, path), 'utf8');
  const project = { manifest: null, texts: new Map<string, string>(), paths: beside };
  const file = basename(path);
  try {
    const began = performance.now();
    const outcome = checker.checkNotebook({ text, file, project, modelFolder: new Map() });
    const milliseconds = performance.now() - began;
    if (!outcome.ok) return { kind: 'refused', reason: outcome.reason };
    return { kind: 'checked', milliseconds, findings: withLines(text, outcome.value.findings) };
  } catch (error) {
    return { kind: 'crashed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function withLines(text: string, findings: readonly Finding[]): SourcedFinding[] {
  if (findings.length === 0) return [];
  const notebook = readNotebook(text);
  const cells = notebook.ok ? notebook.value.cells : [];
  return findings.map((finding) => {
    const lines = cells[finding.place.cell ?? -1]?.source.split('\n') ?? [];
    return { ...finding, line: (lines[finding.place.range.start.line] ?? '').trim() };
  });
}
