import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '#core/check.ts';
import { renderIndex, renderRulePage } from './rule-page.ts';

describe('the pages of the rules', () => {
  it.each(allRules.map((rule) => [rule.id, rule] as const))(
    'docs/rules/%s.md says what the rule says (npm run docs)',
    (id, rule) => {
      expect(readFileSync(`docs/rules/${id}.md`, 'utf8')).toBe(renderRulePage(rule));
    },
  );

  it('are all in the list', () => {
    expect(readFileSync('docs/rules/README.md', 'utf8')).toBe(renderIndex(allRules));
  });
});
