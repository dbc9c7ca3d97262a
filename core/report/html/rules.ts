import { escapeHtml, linked, prose } from '#core/html/format.ts';
import type { RuleMeta } from '#core/rules/rule.ts';
import type { CheckReport } from '#protocol/check-report.ts';
import { rulesOfChecks } from './steps.ts';

/** What a rule says of itself; null for an id that no rule has. */
export type RuleOf = (id: string) => RuleMeta | null;

/** What the rules say that the report names, so that a reader needs no other page. */
export function rulesHtml({ files }: CheckReport, ruleOf: RuleOf): string {
  const named = new Set(
    files.flatMap(({ findings, checklist }) => [
      ...findings.map(({ rule }) => rule),
      ...rulesOfChecks(checklist?.items.flatMap(({ checks }) => checks) ?? []),
    ]),
  );
  const rules = [...named].sort().flatMap((id) => ruleOf(id) ?? []);
  if (rules.length === 0) return '';
  return `<h2>What the rules say</h2>\n<dl class="guide">${rules.map(ruleHtml).join('\n')}</dl>`;
}

const ruleHtml = ({ id, title, why, fix, source }: RuleMeta): string =>
  `<dt id="${escapeHtml(id)}">${escapeHtml(title)} <span class="where">${escapeHtml(id)}</span></dt>
<dd>${prose(why)}</dd><dd><b>Fix.</b> ${prose(fix)}</dd><dd><b>Source.</b> ${linked(source)}</dd>`;
