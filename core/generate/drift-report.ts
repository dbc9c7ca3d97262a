import { counted, escapeHtml, milliseconds, moment, percent, rate, short, whole } from '#core/html/format.ts';
import { page } from '#core/html/page.ts';
import type { DriftReport, DriftResult, Profile } from '#protocol/drift.ts';
import { bars } from './drift-html/bars.ts';
import { type Bin, binsOf } from './drift-html/bins.ts';
import { headline, inOrder, verdict } from './drift-html/sentences.ts';
import { style } from './drift-html/style.ts';

/**
 * A drift report as one HTML file that needs nothing else: no script, no font, no request. Every picture is also a table;
 * light or dark as the reader has it. Same report, same bytes.
 */
export function driftReportHtml(report: DriftReport): string {
  const { state, text, next } = headline(report);
  const model = escapeHtml(report.model);
  return page({
    title: `${text}: ${report.model}`,
    style,
    body: `<p class="eyebrow">Drift report of ${escapeHtml(report.endpoint)}</p>
<h1>${model}</h1>
<div class="state ${tone[state]}"><strong>${escapeHtml(text)}</strong><p>${escapeHtml(next)}</p></div>
${facts(report)}
${report.window ? compared(report.window.results, report.falseAlarmRate) : collected(report)}
${guide(report)}
<footer>Made by Slipway. The report holds counts of rows, no row itself; names of categories are those of the training data.</footer>`,
  });
}

const tone = { drifted: 'bad', steady: 'good', collecting: 'plain' } as const;

function facts(report: DriftReport): string {
  const { window, filling, requests } = report;
  const all = [
    fact(
      'Window compared',
      window ? counted(window.rows, 'row') : 'none yet',
      window ? `${moment(window.from)} to ${moment(window.to)}` : '',
    ),
    fact('Reference', counted(report.referenceRows, 'row'), 'of the training data'),
    fact('Next window', `${whole(filling.rows)} of ${whole(filling.size)}`, 'rows so far'),
    fact('Requests', whole(requests.total), requests.failed === 0 ? 'none failed' : `${whole(requests.failed)} failed`),
    fact(
      'Time to answer',
      milliseconds(requests.p50Milliseconds),
      `99 % within ${milliseconds(requests.p99Milliseconds)}`,
    ),
  ];
  return `<dl class="facts">${all.join('')}</dl>`;
}

const fact = (name: string, value: string, more: string): string =>
  `<div><dt>${name}</dt><dd>${value}${more === '' ? '' : `<small>${more}</small>`}</dd></div>`;

function compared(results: readonly DriftResult[], alpha: number): string {
  const part = (role: DriftResult['role'], title: string) => {
    const cards = inOrder(results.filter((result) => result.role === role)).map((result) => card(result, alpha));
    return cards.length === 0 ? '' : `<h2>${title}</h2>\n<div class="cards">\n${cards.join('\n')}\n</div>`;
  };
  return `<p class="legend">${key('reference', 'Reference')}${key('now', 'Now')}<span>Share of rows, by value</span></p>
${part('output', 'What the model answers')}
${part('input', 'What it is asked')}`;
}

function collected({ filling }: DriftReport): string {
  const part = (profiles: readonly Profile[], title: string) => {
    const cards = profiles.map((profile) => plainCard(profile, filling.rows));
    return cards.length === 0 ? '' : `<h2>${title}</h2>\n<div class="cards">\n${cards.join('\n')}\n</div>`;
  };
  if (filling.rows === 0) return '';
  return `${part(filling.now.outputs, 'Answers so far')}\n${part(filling.now.inputs, 'Inputs so far')}`;
}

const key = (kind: string, name: string): string =>
  `<span><svg viewBox="0 0 14 14" aria-hidden="true"><rect class="${kind}" x="1" y="1" width="12" height="12" rx="2"/></svg>${name}</span>`;

function card(result: DriftResult, alpha: number): string {
  const { word, state, sentence } = verdict(result, alpha);
  const bins = binsOf(result.reference, result.now);
  const { test } = result;
  const numbers = [
    `<span>${sentence}</span>`,
    `<span>PSI <b>${result.psi.toFixed(3)}</b></span>`,
    test
      ? `<span>χ² <b>${short(test.statistic)}</b>, ${counted(test.degreesOfFreedom, 'degree')} of freedom</span>`
      : '',
    means(result),
  ];
  return `<section class="card">
<header><h3>${escapeHtml(result.name)}</h3><span class="pill ${tone[state]}">${word}</span></header>
${bars(bins, edgesOf(result.now), `Shares of ${result.name}, reference and now; the table below has the numbers`)}
<p class="numbers">${numbers.join('')}</p>
${table(bins, rowsOf(result.reference), rowsOf(result.now))}
</section>`;
}

function plainCard(profile: Profile, rows: number): string {
  const bins = binsOf(null, profile);
  return `<section class="card">
<header><h3>${escapeHtml(profile.name)}</h3></header>
${bars(bins, edgesOf(profile), `Shares of ${profile.name} so far; the table below has the numbers`)}
${table(bins, null, rows)}
</section>`;
}

function means({ reference, now }: DriftResult): string {
  if (reference.kind !== 'numeric' || now.kind !== 'numeric' || reference.mean === null || now.mean === null) return '';
  return `<span>mean ${short(reference.mean)} → <b>${short(now.mean)}</b></span>`;
}

function table(bins: readonly Bin[], referenceRows: number | null, nowRows: number): string {
  const head = referenceRows === null ? '' : `<th scope="col">Reference, of ${whole(referenceRows)}</th>`;
  const cells = (part: Bin['now'] | null) => (part ? `<td>${whole(part.count)} (${percent(part.share)})</td>` : '');
  const lines = bins.map(
    (bin) => `<tr><th scope="row">${escapeHtml(bin.label)}</th>${cells(bin.reference)}${cells(bin.now)}</tr>`,
  );
  return `<details><summary>As a table</summary><table><thead><tr><th scope="col">Value</th>${head}<th scope="col">Now, of ${whole(nowRows)}</th></tr></thead><tbody>${lines.join('')}</tbody></table></details>`;
}

function guide({ falseAlarmRate, referenceRows, filling }: DriftReport): string {
  const alarms = rate(falseAlarmRate);
  return `<h2>How to read this</h2>
<dl class="guide">
<dt>One comparison for each window</dt>
<dd>Every ${whole(filling.size)} rows are compared once with ${counted(referenceRows, 'row')} of the training data. Looking at this page more often does not make an alarm more likely.</dd>
<dt>${alarms} false alarms, over all columns together</dt>
<dd>Each column is tested with a two-sample chi-square test over its bins (sparse ones merged), which allows for the size of both samples. The p values are adjusted with Holm's method, so a window in which nothing changed is called drifted with a chance of at most ${alarms}, however many columns there are. Rows are taken to be independent of each other.</dd>
<dt>PSI says how much, the test says whether</dt>
<dd>The population stability index is 0 when both samples look alike and grows with the difference; with few rows it is above 0 by chance alone, so no alarm is raised from it.</dd>
<dt>Drift is not an error yet</dt>
<dd>Inputs may change and answers stay right, or the other way round. Drifted answers are worth a look first; then compare with what really happened before you train again.</dd>
</dl>`;
}

const edgesOf = (profile: Profile): readonly number[] | null => (profile.kind === 'numeric' ? profile.edges : null);

function rowsOf(profile: Profile): number {
  const rest = profile.kind === 'categorical' ? profile.other : 0;
  return profile.counts.reduce((sum, count) => sum + count, rest + profile.missing);
}
