import type { Checked, SourcedFinding } from './check.ts';

export interface Row {
  readonly path: string;
  readonly checked: Checked;
}

export interface Report {
  readonly notebooks: number;
  readonly read: number;
  readonly refused: readonly { readonly reason: string; readonly notebooks: number; readonly example: string }[];
  readonly crashed: readonly { readonly path: string; readonly error: string }[];
  /** Milliseconds a notebook. */
  readonly time: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  readonly slowest: string | null;
  /** By findings, the commonest first. */
  readonly rules: readonly { readonly rule: string; readonly notebooks: number; readonly findings: number }[];
}

/** Sums up a run over a corpus. */
export function reportOf(rows: readonly Row[]): Report {
  const checked = rows.flatMap(({ path, checked: one }) => (one.kind === 'checked' ? [{ path, ...one }] : []));
  const times = checked.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const slowest = checked.find(({ milliseconds }) => milliseconds === times.at(-1));
  return {
    notebooks: rows.length,
    read: checked.length,
    refused: reasonsOf(rows),
    crashed: rows.flatMap(({ path, checked: one }) => (one.kind === 'crashed' ? [{ path, error: one.error }] : [])),
    time: {
      p50: percentile(times, 50),
      p95: percentile(times, 95),
      p99: percentile(times, 99),
      max: times.at(-1) ?? 0,
    },
    slowest: slowest?.path ?? null,
    rules: rulesOf(checked),
  };
}

/** Refusals by reason; numbers in it are of one notebook, so they do not tell reasons apart. */
function reasonsOf(rows: readonly Row[]): Report['refused'] {
  const refused = rows.flatMap(({ path, checked }) =>
    checked.kind === 'refused' ? [{ path, reason: checked.reason }] : [],
  );
  return [...Map.groupBy(refused, ({ reason }) => reason.replace(/\d+/g, 'N'))]
    .map(([reason, own]) => ({ reason, notebooks: own.length, example: own[0]?.path ?? '' }))
    .sort((a, b) => b.notebooks - a.notebooks);
}

function rulesOf(checked: readonly { readonly findings: readonly SourcedFinding[] }[]): Report['rules'] {
  const counts = new Map<string, { notebooks: number; findings: number }>();
  for (const { findings } of checked) {
    for (const [rule, own] of Map.groupBy(findings, (finding) => finding.rule)) {
      const known = counts.get(rule) ?? { notebooks: 0, findings: 0 };
      counts.set(rule, { notebooks: known.notebooks + 1, findings: known.findings + own.length });
    }
  }
  return [...counts].map(([rule, count]) => ({ rule, ...count })).sort((a, b) => b.findings - a.findings);
}

/** The smallest value that `percent` of the sorted values do not exceed (nearest rank); 0 where there are none. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

/** The report as a person reads it. */
export function textOf(report: Report): string[] {
  const { notebooks, read, refused, crashed, time, slowest, rules } = report;
  const refusals = refused.reduce((sum, { notebooks: count }) => sum + count, 0);
  const ms = (value: number): string => value.toFixed(1);
  return [
    `${notebooks} notebooks: ${read} read, ${refusals} refused, ${crashed.length} crashed`,
    `milliseconds a notebook: p50 ${ms(time.p50)}, p95 ${ms(time.p95)}, p99 ${ms(time.p99)}, max ${ms(time.max)} (${slowest ?? 'none'})`,
    ...section(
      'refused',
      refused.map(({ reason, notebooks: count, example }) => `${pad(count)}  ${reason}  e.g. ${example}`),
    ),
    ...section(
      'crashed',
      crashed.map(({ path, error }) => `${path}: ${error}`),
    ),
    ...section(
      'notebooks, findings, rule',
      rules.map(({ rule, notebooks: count, findings }) => `${pad(count)} ${pad(findings)}  ${rule}`),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
const pad = (count: number): string => `${count}`.padStart(6);

/** Findings of one rule, taken evenly over the corpus, to be judged by a person. */
export function sampleOf(rows: readonly Row[], rule: string, count: number): string[] {
  const all = rows.flatMap(({ path, checked }) =>
    checked.kind === 'checked'
      ? checked.findings.filter((finding) => finding.rule === rule).map((finding) => ({ path, finding }))
      : [],
  );
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)]).flatMap(
    (one) =>
      one === undefined
        ? []
        : [
            `${one.path} cell ${(one.finding.place.cell ?? 0) + 1} line ${one.finding.place.range.start.line + 1}`,
            `    ${one.finding.line}`,
            `    ${one.finding.message}`,
          ],
  );
}
