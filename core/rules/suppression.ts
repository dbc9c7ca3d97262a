import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Finding, Range } from '#protocol/finding.ts';
import type { RuleMeta } from './rule.ts';

/** `# slipway: ignore[rule, rule] reason` in a cell: those rules say nothing of that cell. */
export interface Suppression {
  readonly cell: number;
  readonly range: Range;
  /** As written: full ids, or without the family. */
  readonly rules: readonly string[];
  readonly reason: string;
}

const comment = /#\s*slipway:\s*ignore\[([^\]\n]*)\][ \t]*([^\n]*)/g;

/** Suppressing comments of all code cells. */
export function suppressionsIn(analysis: Analysis): Suppression[] {
  return analysis.cells.flatMap(({ cell }) =>
    cell.source.split('\n').flatMap((text, line) =>
      [...text.matchAll(comment)].map((found) => ({
        cell: cell.index,
        range: {
          start: { line, character: found.index },
          end: { line, character: found.index + found[0].trimEnd().length },
        },
        rules: (found[1] ?? '')
          .split(',')
          .map((rule) => rule.trim())
          .filter((rule) => rule !== ''),
        reason: (found[2] ?? '').replace(/^[-:–—\s]+/, '').trim(),
      })),
    ),
  );
}

const names = (written: string, id: string): boolean => written === id || `notebook/${written}` === id;

/** Whether a finding is answered for: by a comment in its cell, or by the team in `slipway.yaml`. */
export function isSuppressed(finding: Finding, comments: readonly Suppression[], project: Project): boolean {
  const { cell, file } = finding.place;
  if (comments.some((item) => item.cell === cell && item.rules.some((rule) => names(rule, finding.rule)))) return true;
  return (project.manifest?.checks.suppress ?? []).some(
    (item) =>
      names(item.rule, finding.rule) &&
      (item.file === undefined || item.file === file) &&
      (item.cell === undefined || item.cell === cell),
  );
}

/** What is said of suppressing comments themselves; it has a page like any rule. */
export const suppressionMeta: RuleMeta = {
  id: 'notebook/suppression',
  title: 'A rule is silenced without a reason, or one that does not exist',
  severity: 'warning',
  item: 'simplicity',
  why: 'Whoever reads the notebook next cannot tell a decision from a shortcut, and a silenced rule stays silent when the cell changes.',
  source:
    "The habit of linters that ask for a reason, such as Rust's `#[expect(..., reason)]`: https://doc.rust-lang.org/reference/attributes/diagnostics.html",
  bad: '# slipway: ignore[absolute-path]',
  good: '# slipway: ignore[absolute-path] the share is mounted in every runner',
  fix: 'None: only the author knows the reason.',
};

/** Findings about the comments: no reason, no rule, or a rule nobody has. The comment still silences what it names. */
export function suppressionFindings(
  comments: readonly Suppression[],
  ids: ReadonlySet<string>,
  file: string,
): Finding[] {
  return comments.flatMap(({ cell, range, rules, reason }) => {
    const unknown = rules.filter((rule) => ![...ids].some((id) => names(rule, id)));
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
