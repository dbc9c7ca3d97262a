import type { Analysis } from '#core/python/model.ts';
import type { Finding, Range, SilencedFinding } from '#protocol/finding.ts';
import type { Manifest } from '#protocol/manifest.ts';
import type { RuleMeta } from './rule.ts';
import { namesRule } from './settings.ts';

/**
 * `# slipway: ignore[rule, rule] reason`: those rules say nothing of the cell, or, where the comment stands behind code, of that
 * statement.
 */
export interface Suppression {
  readonly cell: number;
  readonly range: Range;
  /** First and last line that it speaks of; null for the whole cell. */
  readonly lines: readonly [first: number, last: number] | null;
  /** As written: full ids, or without the family. */
  readonly rules: readonly string[];
  readonly reason: string;
}

const comment = /#\s*slipway:\s*ignore\[([^\]\n]*)\][ \t]*([^\n]*)/g;

/** The comment that silences a rule in its cell, its reason still to be written behind it. */
export const silencingComment = (rule: string): string => `# slipway: ignore[${rule.replace(/^notebook\//, '')}]`;

/** Suppressing comments of all code cells. */
export function suppressionsIn(analysis: Analysis): Suppression[] {
  const commented = analysis.cells.filter(({ cell }) => cell.source.includes('slipway:'));
  return commented.flatMap(({ cell }) =>
    cell.source.split('\n').flatMap((text, line) =>
      [...text.matchAll(comment)].map((found) => ({
        cell: cell.index,
        range: {
          start: { line, character: found.index },
          end: { line, character: found.index + found[0].trimEnd().length },
        },
        lines: text.slice(0, found.index).trim() === '' ? null : linesAround(analysis, cell.index, line),
        rules: (found[1] ?? '')
          .split(',')
          .map((rule) => rule.trim())
          .filter((rule) => rule !== ''),
        reason: (found[2] ?? '').replace(/^[-:–—\s]+/, '').trim(),
      })),
    ),
  );
}

/** The lines of a plain statement, which may be broken over several; of one that holds others, the line itself. */
function linesAround({ statements }: Analysis, cell: number, line: number): [number, number] {
  const around = statements.find(
    (each) => each.cell === cell && each.range.start.line <= line && line <= each.range.end.line,
  );
  if (around === undefined || /_statement$|_definition$/.test(around.kind)) return [line, line];
  return [around.range.start.line, around.range.end.line];
}

/** Findings that count, and those that somebody accepted. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
}

/** Parts findings by whether a comment in their cell or the team in `slipway.yaml` silences them; an entry without a file counts everywhere. */
export function judged(
  findings: readonly Finding[],
  manifest: Manifest | null,
  comments: readonly Suppression[] = [],
): Judged {
  const kept: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of findings) {
    const comment = comments.find(
      (item) =>
        item.cell === finding.place.cell &&
        speaksOf(item, finding) &&
        item.rules.some((written) => namesRule(written, finding.rule)),
    );
    const entry = manifest?.checks.suppress.find(
      ({ rule, file, cell }) =>
        namesRule(rule, finding.rule) &&
        (file === undefined || file.replace(/^\.\//, '') === finding.place.file) &&
        (cell === undefined || cell === finding.place.cell),
    );
    if (comment) silenced.push({ ...finding, silenced: { by: 'comment', reason: comment.reason } });
    else if (entry) silenced.push({ ...finding, silenced: { by: 'team', reason: entry.reason } });
    else kept.push(finding);
  }
  return { findings: kept, silenced };
}

function speaksOf({ lines }: Suppression, { place: { range } }: Finding): boolean {
  if (lines === null) return true;
  return range.start.line <= lines[1] && lines[0] <= range.end.line;
}

/** Only the findings that nobody silences. */
export const unsuppressed = (
  findings: readonly Finding[],
  manifest: Manifest | null,
  comments: readonly Suppression[] = [],
): Finding[] => [...judged(findings, manifest, comments).findings];

/** What is said of suppressing comments themselves; it has a page like any rule. */
export const suppressionMeta: RuleMeta = {
  id: 'notebook/suppression',
  title: 'A rule is silenced without a reason, or one that does not exist',
  severity: 'warning',
  item: 'pipeline',
  why: 'Whoever reads the notebook next cannot tell a decision from a shortcut, and a silenced rule stays silent when the cell changes.',
  source:
    "The habit of linters that ask for a reason, such as Rust's `#[expect(..., reason)]`: https://doc.rust-lang.org/reference/attributes/diagnostics.html",
  bad: '# slipway: ignore[absolute-path]',
  good: '# slipway: ignore[absolute-path] the share is mounted in every runner',
  fix: 'None: only the author knows the reason. A comment on a line of its own speaks of its cell, one behind code of that statement.',
};

/** Findings about the comments: no reason, no rule, or a rule nobody has. The comment still silences what it names. */
export function suppressionFindings(
  comments: readonly Suppression[],
  ids: ReadonlySet<string>,
  file: string,
): Finding[] {
  return comments.flatMap(({ cell, range, rules, reason }) => {
    const unknown = rules.filter((rule) => ![...ids].some((id) => namesRule(rule, id)));
    const messages = [
      ...(rules.length === 0 ? ['This comment silences no rule. Name one: `# slipway: ignore[rule] reason`.'] : []),
      ...unknown.map(
        (rule) => `There is no rule \`${rule}\`, so this comment silences nothing. See docs/rules for the names.`,
      ),
      ...(reason === '' && rules.length > 0
        ? [`Say after the bracket why \`${rules.join(', ')}\` is silenced here.`]
        : []),
    ];
    return messages.map((message) => ({
      rule: suppressionMeta.id,
      severity: suppressionMeta.severity,
      message,
      place: { file, cell, range },
      fixes: [],
    }));
  });
}
