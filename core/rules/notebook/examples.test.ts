import { beforeAll, describe, expect, it } from 'vitest';
import type { Notebook } from '#core/notebook/model.ts';
import type { Project } from '#core/project.ts';
import type { Analyser } from '#core/python/parser.ts';
import { notebookOfScript } from '#scripts/labelled/script.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { appliedTo } from '#test/support/fixes.ts';
import { file, projectOf } from '#test/support/rules.ts';
import type { NotebookRule } from '../rule.ts';
import { notebookRules } from './registry.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const findingsIn = (rule: NotebookRule, notebook: Notebook, project: Project) =>
  rule.check(analyser.analyse(notebook), project, file);

describe.each(notebookRules.map((rule) => [rule.id, rule] as const))('the page of %s', (_, rule) => {
  const project = projectOf({ texts: rule.files ?? {} });
  const bad = notebookOfScript(rule.bad);

  it('has an example that the rule finds, and one that it leaves alone', () => {
    expect(findingsIn(rule, bad, project)).not.toEqual([]);
    expect(findingsIn(rule, notebookOfScript(rule.good), project)).toEqual([]);
  });

  it('has examples that are Python', () => {
    for (const notebook of [...(rule.id === 'notebook/not-python' ? [] : [bad]), notebookOfScript(rule.good)])
      expect(analyser.analyse(notebook).cells.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('says where its advice comes from, and of every fix why it is safe, a choice, or not there', () => {
    expect(rule.source).toMatch(/https:\/\/\S+$/);
    expect(rule.fix).toMatch(/^(?:Safe|Offered|None)\b/);
  });

  it('keeps what it says of fixes: each leaves cells that parse, and the finding gone', () => {
    for (const finding of findingsIn(rule, bad, project)) {
      for (const fix of finding.fixes) {
        const fixed = appliedTo(bad, fix);
        const analysis = analyser.analyse(fixed);
        expect(analysis.cells.flatMap(({ errors }) => errors)).toEqual([]);
        const left = rule.check(analysis, project, file).map(({ message }) => message);
        expect(left).not.toContain(finding.message);
      }
    }
  });

  it('promises a kind of fix only if it has one', () => {
    const kinds = new Set(findingsIn(rule, bad, project).flatMap(({ fixes }) => fixes.map(({ kind }) => kind)));
    for (const kind of kinds) expect(rule.fix.toLowerCase()).toContain(kind);
  });
});
