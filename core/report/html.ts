import { counted, escapeHtml, moment, whole } from '#core/html/format.ts';
import { page } from '#core/html/page.ts';
import type { CheckedFile, CheckReport } from '#protocol/check-report.ts';
import { checklistHtml, progress } from './html/checklist.ts';
import { findingsHtml } from './html/findings.ts';
import { headline, progressOf } from './html/headline.ts';
import { type RuleOf, rulesHtml } from './html/rules.ts';
import { stepHtml } from './html/steps.ts';
import { style } from './html/style.ts';
import { checkOf } from './release.ts';
import { counting } from './report.ts';

/** The report as one HTML file for people who open no editor; same report, same bytes. */
export function htmlOf(report: CheckReport, ruleOf: RuleOf): string {
  const { tone, text, next } = headline(report);
  const notebooks = report.files.filter(({ checklist }) => checklist !== undefined);
  const manifests = report.files.filter(({ checklist }) => checklist === undefined);
  return page({
    title: text,
    style,
    body: `<p class="eyebrow">Slipway ${escapeHtml(report.slipway)}, ${moment(report.at)}</p>
<h1>${escapeHtml(titleOf(notebooks, manifests))}</h1>
<div class="state ${tone}"><strong>${escapeHtml(text)}</strong><p>${escapeHtml(next)}</p></div>
${facts(report)}
${blocked(report)}
${unread('Could not be read', report.refused)}
${unread('Left out', report.leftOut ?? [])}
${overview(notebooks)}
${notebooks.map((file, index) => notebook(file, index)).join('\n')}
${manifests.some(({ findings, silenced }) => findings.length + silenced.length > 0) ? `<h2>Files around it</h2>\n${manifests.map((file) => manifest(file)).join('\n')}` : ''}
${rulesHtml(report, ruleOf)}
<footer>Read and judged by Slipway; nothing of the notebooks was run. The report shows places and values that the findings name, and no cell's text.</footer>`,
  });
}

function titleOf(notebooks: readonly CheckedFile[], manifests: readonly CheckedFile[]): string {
  const [first, second] = notebooks;
  if (first === undefined) return counted(manifests.length, 'file');
  return `${second === undefined ? first.file : counted(notebooks.length, 'notebook')} on the way to production`;
}

function facts(report: CheckReport): string {
  const { summary, baseline } = report;
  const { findings } = summary;
  const { done, of } = progressOf(report);
  const all = [
    ...(of === 0 ? [] : [['Checks done', `${whole(done)} of ${whole(of)}`, 'that apply']]),
    ['Notebooks', whole(summary.notebooks), ''],
    ...(summary.manifests === 0
      ? []
      : [['Other files', whole(summary.manifests), 'manifests, workflows, requirements']]),
    ['Errors', whole(findings['error'] ?? 0), ''],
    ['Warnings', whole(findings['warning'] ?? 0), ''],
    ['Milder', whole((findings['information'] ?? 0) + (findings['hint'] ?? 0)), 'information and hints'],
    ...(summary.silenced === 0 ? [] : [['Accepted', whole(summary.silenced), 'with a reason']]),
    ...(baseline === null ? [] : [['Known', whole(summary.known), 'in the baseline']]),
  ];
  return `<dl class="facts">${all.map(([name, value, more]) => `<div><dt>${name}</dt><dd>${value}${more === '' ? '' : `<small>${more}</small>`}</dd></div>`).join('')}</dl>`;
}

function blocked({ release, files }: CheckReport): string {
  if (release === null || !release.blocked) return '';
  const lines = release.notebooks.flatMap(({ file, blockedBy }) => {
    const checklist = files.find((each) => each.file === file)?.checklist;
    return blockedBy.map((id) => {
      const check = checklist && checkOf(checklist, id);
      const [step] = check?.nextSteps ?? [];
      return `<li><b>${escapeHtml(check?.title ?? id)}</b>${step === undefined ? '' : `: ${stepHtml(step)}`}</li>`;
    });
  });
  return `<h2>What the release waits for</h2>\n<ul class="block">${lines.join('')}</ul>`;
}

const unread = (title: string, files: CheckReport['refused']): string =>
  files.length === 0
    ? ''
    : `<h2>${title}</h2>\n<ul class="block">${files.map(({ file, reason }) => `<li><b>${escapeHtml(file)}</b>: ${escapeHtml(reason)}</li>`).join('')}</ul>`;

/** One line a notebook, where there are several. */
function overview(notebooks: readonly CheckedFile[]): string {
  if (notebooks.length < 2) return '';
  const rows = notebooks.map(({ file, findings, checklist }, index) => {
    const { done, of } = checklist ? progress(checklist) : { done: 0, of: 0 };
    const count = counting(findings).length;
    return `<tr><th scope="row"><a href="#notebook-${index + 1}">${escapeHtml(file)}</a></th><td>${whole(done)} of ${whole(of)}</td><td>${whole(count)}</td></tr>`;
  });
  return `<h2>All notebooks</h2>\n<table><thead><tr><th scope="col">Notebook</th><th scope="col">Checks done</th><th scope="col">Findings</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function notebook(file: CheckedFile, index: number): string {
  const found = counting(file.findings).length;
  return `<h2 id="notebook-${index + 1}">${escapeHtml(file.file)}</h2>
${file.checklist ? checklistHtml(file.checklist) : ''}
<details${found > 0 && found <= 30 ? ' open' : ''}><summary>${counted(found, 'finding')} in its cells</summary>
${findingsHtml(file)}
</details>`;
}

const manifest = (file: CheckedFile): string =>
  file.findings.length + file.silenced.length === 0 ? '' : `<h3>${escapeHtml(file.file)}</h3>\n${findingsHtml(file)}`;
