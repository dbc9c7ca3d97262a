import { compatibleFixes } from '#core/rules/index.ts';
import type { Finding } from '#protocol/finding.ts';
import type { ManifestKind } from '../kind.ts';
import { applyEdits } from '../text/apply.ts';
import { exampleProject } from './project.ts';

const line = ({ severity, rule, message, place: { range } }: Finding) =>
  `${range.start.line + 1}:${range.start.character + 1}-${range.end.line + 1}:${range.end.character + 1} ${severity} ${rule}: ${message}`;

/** What a kind says of a text, and the text after each fix, for a snapshot a person can judge. */
export function reportOf(kind: ManifestKind, text: string, file = kind.example): string {
  const findings = kind.lint(text, file, exampleProject());
  const parts = [findings.map(line).join('\n')];
  const safe = compatibleFixes(findings.flatMap((finding) => finding.fixes.filter((fix) => fix.kind === 'safe')));
  if (safe.length > 0) {
    const edits = safe.flatMap((fix) => fix.edits.map(({ place, newText }) => ({ range: place.range, newText })));
    parts.push(`--- all safe fixes\n${applyEdits(text, edits)}`);
  }
  for (const finding of findings)
    for (const fix of finding.fixes.filter((each) => each.kind === 'offered')) {
      const edits = fix.edits.map(({ place, newText }) => ({ range: place.range, newText }));
      parts.push(
        `--- ${fix.title} (${finding.rule}, line ${finding.place.range.start.line + 1})\n${applyEdits(text, edits)}`,
      );
    }
  return `${parts.join('\n')}\n`;
}
