import { describe, expect, it } from 'vitest';
import type { Notebook } from '#core/notebook/model.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { Project } from '#core/project.ts';
import { applyEdits } from '#core/rules/edits.ts';
import type { NotebookRule } from '#core/rules/rule.ts';
import type { Finding } from '#protocol/finding.ts';
import { Manifest } from '#protocol/manifest.ts';
import { analyserForTests } from './analyser.ts';
import { notebookOf } from './notebook.ts';

export const file = 'notebooks/train.ipynb';

/** A project of these files; texts where they matter, `manifest` as `slipway.yaml` would say it. */
export function projectOf(
  options: { paths?: readonly string[]; texts?: Record<string, string>; manifest?: object } = {},
): Project {
  const { paths = [], texts = {}, manifest } = options;
  return {
    manifest:
      manifest === undefined ? null : Manifest.parse({ version: 1, name: 'churn', notebook: file, ...manifest }),
    texts: new Map(Object.entries(texts)),
    paths: [file, ...paths, ...Object.keys(texts)],
  };
}

export type Cells = Parameters<typeof notebookOf>;

export interface BadCase {
  readonly what: string;
  readonly cells: Cells;
  /** Texts at the findings' places, in order. */
  readonly at: readonly string[];
  /** Part of the first message. */
  readonly says?: string;
  /** Sources after the first finding's first fix, by document index, and the fix's kind; null when it must have none. */
  readonly fixed?: { readonly kind: 'safe' | 'offered'; readonly sources: Readonly<Record<number, string>> } | null;
  readonly project?: Project;
}

export interface GoodCase {
  readonly what: string;
  readonly cells: Cells;
  readonly project?: Project;
}

const analyser = analyserForTests();

/** Findings of one rule in a notebook of these cells. */
export async function findingsOf(rule: NotebookRule, notebook: Notebook, project: Project): Promise<Finding[]> {
  return rule.check((await analyser).analyse(notebook), project, file);
}

export function textAt(notebook: Notebook, { place }: Finding): string {
  const source = notebook.cells[place.cell ?? -1]?.source ?? '';
  const positions = new Positions(source);
  return source.slice(positions.offset(place.range.start), positions.offset(place.range.end));
}

/** Sources of the cells that a fix changes, as it leaves them. */
export function fixedSources(notebook: Notebook, { fixes }: Finding, which = 0): Record<number, string> {
  const edits = Map.groupBy(fixes[which]?.edits ?? [], ({ place }) => place.cell ?? -1);
  return Object.fromEntries(
    [...edits].map(([cell, own]) => [
      cell,
      applyEdits(
        notebook.cells[cell]?.source ?? '',
        own.map(({ place, newText }) => ({ range: place.range, newText })),
      ),
    ]),
  );
}

/** The table of a rule: cells it must find something in, where, and how they look fixed; cells it must leave alone. */
export function describeRule(rule: NotebookRule, bad: readonly BadCase[], good: readonly GoodCase[]): void {
  describe(rule.id, () => {
    it.each(bad)('finds $what', async ({ cells, at, says = '', fixed, project = projectOf() }) => {
      const notebook = notebookOf(...cells);
      const findings = await findingsOf(rule, notebook, project);
      expect(findings.map((finding) => textAt(notebook, finding))).toEqual(at);
      const [first] = findings;
      if (first === undefined) throw new Error('a bad case needs at least one place');
      expect(first.message).toContain(says);
      if (fixed === null) expect(first.fixes).toEqual([]);
      else if (fixed) {
        expect(first.fixes[0]?.kind).toBe(fixed.kind);
        expect(fixedSources(notebook, first)).toEqual(fixed.sources);
      }
    });

    it.each(good)('leaves alone $what', async ({ cells, project = projectOf() }) => {
      expect(await findingsOf(rule, notebookOf(...cells), project)).toEqual([]);
    });
  });
}

export { notebookOf };
