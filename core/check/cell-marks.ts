import type { Analysis, Sited } from '#core/python/model.ts';
import { notebookRules, type RuleMeta } from '#core/rules/index.ts';
import type { CellMark } from '#protocol/cell-marks.ts';
import type { Finding } from '#protocol/finding.ts';

/** Marks of the cells that matter most: where a model is fitted and asked, and where order or leakage spoils it. */
export function cellMarks({ facts }: Analysis, findings: readonly Finding[]): CellMark[] {
  const fits = facts.fits.filter(({ role }) => role === 'model');
  return [
    ...byCell(fits).map(
      ([cell, own]): CellMark => ({
        cell,
        kind: 'training',
        text: `trains ${listed(own)}`,
        detail: `Fits ${listed(own)} (line ${lineOf(own)}). Slipway cuts here: what is fitted becomes the model folder, what comes before it the features.`,
      }),
    ),
    ...byCell(facts.predictions).map(
      ([cell, own]): CellMark => ({
        cell,
        kind: 'inference',
        text: `asks ${listed(own)}`,
        detail: `Asks ${listed(own)} for answers (line ${lineOf(own)}). The served model must give the same ones.`,
      }),
    ),
    ...findings.flatMap((finding): CellMark[] => {
      const { mark: kind, title } = marking.get(finding.rule) ?? {};
      const { cell } = finding.place;
      if (kind === undefined || title === undefined || cell === undefined) return [];
      const text = kind === 'order' ? 'out of order' : lowerFirst(title);
      return [{ cell, kind, text, detail: finding.message, rule: finding.rule }];
    }),
  ]
    .filter((mark, index, all) => all.findIndex(({ cell, kind }) => cell === mark.cell && kind === mark.kind) === index)
    .sort((a, b) => a.cell - b.cell);
}

const marking: ReadonlyMap<string, RuleMeta> = new Map(notebookRules.map((rule) => [rule.id, rule]));
const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const byCell = <T extends Sited>(facts: readonly T[]): [number, T[]][] => [...Map.groupBy(facts, ({ cell }) => cell)];

function listed(facts: readonly { readonly name: string | null }[]): string {
  const names = [...new Set(facts.flatMap(({ name }) => name ?? []))];
  if (names.length === 0) return 'a model';
  return names.length > 3 ? `${names.length} models` : names.join(', ');
}

const lineOf = ([first]: readonly Sited[]): number => (first?.range.start.line ?? 0) + 1;
