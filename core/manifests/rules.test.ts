import { describe, expect, it } from 'vitest';
import { itemIds } from '#protocol/checklist.ts';
import type { Finding, Fix } from '#protocol/finding.ts';
import { manifestKinds } from './registry.ts';
import { exampleProject } from './testing/project.ts';
import { applyEdits } from './text/apply.ts';

const project = exampleProject();
const apply = (text: string, fix: Fix) =>
  applyEdits(
    text,
    fix.edits.map(({ place, newText }) => ({ range: place.range, newText })),
  );
const count = (findings: readonly Finding[], rule: string) => findings.filter((each) => each.rule === rule).length;

for (const kind of manifestKinds) {
  const lint = (text: string) => kind.lint(text, kind.example, project);

  describe(kind.title, () => {
    it('takes its own example path and has rules of its own family', () => {
      expect(kind.matches(kind.example)).toBe(true);
      expect(kind.rules.map((rule) => rule.id.split('/')[0])).toEqual(kind.rules.map(() => kind.id));
      expect(new Set(kind.rules.map((rule) => rule.id)).size).toBe(kind.rules.length);
    });

    for (const rule of kind.rules) {
      it(`${rule.id}: its bad example is found, its good one is not`, () => {
        expect(count(lint(rule.bad), rule.id)).toBeGreaterThan(0);
        expect(lint(rule.good).filter((each) => each.rule === rule.id || each.severity === 'error')).toEqual([]);
        expect(rule.source).toMatch(/^(?:https:\/\/|docs\/)/);
        expect(itemIds).toContain(rule.item);
      });

      const fixes = lint(rule.bad).flatMap((finding) => (finding.rule === rule.id ? finding.fixes : []));
      for (const fix of fixes)
        it(`${rule.id}: "${fix.title}" mends its bad example and brings nothing worse`, () => {
          const before = lint(rule.bad);
          const after = lint(apply(rule.bad, fix));
          expect(count(after, rule.id)).toBeLessThan(count(before, rule.id));
          const known = new Set(before.map((each) => each.rule));
          const brought = after.filter((each) => !known.has(each.rule) && ['error', 'warning'].includes(each.severity));
          expect(brought).toEqual([]);
        });
    }
  });
}
