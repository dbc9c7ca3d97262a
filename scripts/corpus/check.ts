import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Checker } from '#core/check.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { isScript } from '#core/notebook/script/read.ts';
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
    const source = isScript(file) ? inScript(text) : inCells(text);
    const findings = outcome.value.findings.map((finding) => ({ ...finding, line: source(finding).trim() }));
    return { kind: 'checked', milliseconds, findings };
  } catch (error) {
    return { kind: 'crashed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The line that a finding begins on. */
type LineOf = (finding: Finding) => string;

function inCells(text: string): LineOf {
  const notebook = readNotebook(text);
  const cells = notebook.ok ? notebook.value.cells : [];
  return ({ place: { cell, range } }) => cells[cell ?? -1]?.source.split('\n')[range.start.line] ?? '';
}

function inScript(text: string): LineOf {
  const lines = text.split('\n');
  return ({ place }) => lines[place.range.start.line] ?? '';
}
