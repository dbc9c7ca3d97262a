import { expect, it } from 'vitest';
import { allRules } from '#core/check.ts';
import type { Finding } from '#protocol/finding.ts';
import { hoverAt } from './hover.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };

function hoverOf(rule: (typeof allRules)[number]): string {
  const finding: Finding = { rule: rule.id, severity: 'warning', message: '', place: { file: 'a', range }, fixes: [] };
  const locate = () => null;
  const hover = hoverAt(range.start, { version: 0, findings: [finding], locate }, () => rule);
  const contents = hover?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

it.each(allRules.map((rule) => [rule.id, rule] as const))(
  'says what %s wants, with links that lead somewhere',
  (_, rule) => {
    const text = hoverOf(rule);
    expect(text).toContain(`**${rule.title}**`);
    // Every bracket that looks like a link is one: CommonMark ends an address at the first space.
    for (const [, address] of text.matchAll(/\]\(([^)]*)\)?/g)) expect(address).toMatch(/^(?:https|file):\S+$/);
    const [address] = /https:\S+/.exec(rule.source) ?? [];
    if (address !== undefined) expect(text).toContain(`](${address})`);
  },
);
