import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { RuleMeta } from '#core/rules/rule.ts';
import { touches } from './code-actions.ts';
import type { Findings } from './findings.ts';
import { pageOf } from './pages.ts';

/** What the rules of the findings at a position say of themselves; null where there is no finding. */
export function hoverAt(
  position: Position,
  { findings }: Findings,
  ruleOf: (id: string) => RuleMeta | null,
): Hover | null {
  const here = findings.filter(({ place }) => touches(place.range, { start: position, end: position }));
  const [first] = here;
  if (!first) return null;
  const rules = [...new Set(here.map((finding) => finding.rule))].flatMap((id) => ruleOf(id) ?? []);
  if (rules.length === 0) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: rules.map(described).join('\n\n---\n\n') },
    range: first.place.range,
  };
}

const described = ({ id, title, why, fix, source }: RuleMeta): string =>
  [`**${title}**`, why, `*Fix:* ${fix}`, `${linked(id, pageOf(id))} · ${cited(source)}`].join('\n\n');

const linked = (text: string, address: string | undefined): string =>
  address?.includes(':') === true ? `[${text}](${address})` : text;

/** A source as rules name it: its title and its address. */
function cited(source: string): string {
  const { title = 'Source', address } = /^(?:(?<title>.+?):? )?(?<address>https:\S+)$/.exec(source)?.groups ?? {};
  return address === undefined ? source : linked(title, address);
}
