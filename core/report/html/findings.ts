import { counted, escapeHtml, prose } from '#core/html/format.ts';
import type { CheckedFile, ReportedFinding, ReportedSilence } from '#protocol/check-report.ts';
import type { Place } from '#protocol/finding.ts';

const tones = { error: 'bad', warning: 'attention', information: 'plain', hint: 'plain' } as const;

/** A file's findings as a table; those that are known or silenced below, folded. */
export function findingsHtml({ findings, silenced }: CheckedFile): string {
  const open = findings.filter(({ known }) => !known);
  const known = findings.filter((finding) => finding.known);
  return [
    open.length === 0 ? '<p>Nothing found.</p>' : table(open),
    known.length === 0 ? '' : folded(`${counted(known.length, 'finding')} known since the baseline`, table(known)),
    silenced.length === 0 ? '' : folded(`${counted(silenced.length, 'finding')} accepted`, accepted(silenced)),
  ].join('\n');
}

const folded = (summary: string, inside: string): string => `<details><summary>${summary}</summary>${inside}</details>`;

function table(findings: readonly ReportedFinding[]): string {
  const rows = findings.map(
    ({ rule, severity, message, place }) =>
      `<tr><td class="where">${where(place)}</td><td><span class="pill ${tones[severity]}">${severity}</span></td><td>${prose(message)}</td><td><a href="#${escapeHtml(rule)}">${escapeHtml(rule)}</a></td></tr>`,
  );
  return `<table class="findings"><thead><tr><th scope="col">Where</th><th scope="col">How grave</th><th scope="col">What</th><th scope="col">Rule</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const accepted = (silenced: readonly ReportedSilence[]): string =>
  `<table class="findings"><thead><tr><th scope="col">Where</th><th scope="col">What</th><th scope="col">Why it is accepted</th></tr></thead><tbody>${silenced
    .map(
      ({ place, message, silenced: { reason } }) =>
        `<tr><td class="where">${where(place)}</td><td>${prose(message)}</td><td>${escapeHtml(reason)}</td></tr>`,
    )
    .join('')}</tbody></table>`;

const where = ({ cell, range }: Place): string =>
  `${cell === undefined ? '' : `cell ${cell + 1}, `}line ${range.start.line + 1}`;
