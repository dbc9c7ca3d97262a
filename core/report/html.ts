import { counted, escapeHtml, moment, whole } from '#core/html/format.ts';
import { page } from '#core/html/page.ts';
import type { CheckedFile, CheckReport } from '#protocol/check-report.ts';
import { checklistHtml, progress } from './html/checklist.ts';
import { findingsHtml } from './html/findings.ts';
import { type RuleOf, rulesHtml } from './html/rules.ts';
import { style } from './html/style.ts';
import { checkOf } from './release.ts';
import { waysOut } from './steps.ts';

/** The report as one HTML file for people who open no editor; same report, same bytes. */
export function htmlOf(report: CheckReport, ruleOf: RuleOf): string {
  const { tone, text, next } = headline(report);
  const notebooks = report.files.filter(({ checklist }) => checklist !== undefined);
  const manifests = report.files.filter(({ checklist }) => checklist === undefined);
  return page({
    title: text,
    style,
    body: `<p class="eyebrow">Slipway ${escapeHtml(report.slipway)}, ${moment(report.at)}</p>
<h1>${notebooks.length === 1 ? escapeHtml(notebooks[0]?.file ?? '') : counted(notebooks.length, 'notebook')} on the way to production</h1>
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

function headline({ refused, release, summary }: CheckReport): { tone: string; text: string; next: string } {
  if (refused.length > 0)
    return {
      tone: 'bad',
      text: `${counted(refused.length, 'file')} could not be read`,
      next: 'What could not be read was not judged; see below for the reason of each.',
    };
  if (release?.blocked === true)
    return {
      tone: 'bad',
      text: 'The release waits',
      next: 'Checks that the team lets a release wait for are not settled; see below for what to do.',
    };
  if (summary.failing > 0)
    return {
      tone: 'bad',
      text: `${counted(summary.failing, 'finding')} to look at`,
      next:
        summary.fixable > 0
          ? `${whole(summary.fixable)} can be mended at once: slipway check --fix.`
          : 'Each names its rule, whose page says what to do.',
    };
  return {
    tone: 'good',
    text: 'Nothing stands in the way of this check',
    next: 'No finding is as grave as what the team lets a check fail on.',
  };
}

function facts({ summary, baseline, files }: CheckReport): string {
  const { findings } = summary;
  const each = files.flatMap(({ checklist }) => (checklist ? [progress(checklist)] : []));
  const sum = (of: 'done' | 'of') => each.reduce((total, one) => total + one[of], 0);
  const all = [
    ['Checks done', `${whole(sum('done'))} of ${whole(sum('of'))}`, 'that apply'],
    ['Notebooks', whole(summary.notebooks), ''],
    ['Other files', whole(summary.manifests), 'manifests, workflows, requirements'],
    ['Errors', whole(findings['error'] ?? 0), ''],
    ['Warnings', whole(findings['warning'] ?? 0), ''],
    ['Milder', whole((findings['information'] ?? 0) + (findings['hint'] ?? 0)), 'information and hints'],
    ['Accepted', whole(summary.silenced), 'with a reason'],
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
      const [way] = check ? waysOut(check) : [];
      return `<li><b>${escapeHtml(check?.title ?? id)}</b>${way === undefined ? '' : `: ${escapeHtml(way)}`}</li>`;
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
    const count = findings.filter(({ known }) => !known).length;
    return `<tr><th scope="row"><a href="#notebook-${index + 1}">${escapeHtml(file)}</a></th><td>${whole(done)} of ${whole(of)}</td><td>${whole(count)}</td></tr>`;
  });
  return `<h2>All notebooks</h2>\n<table><thead><tr><th scope="col">Notebook</th><th scope="col">Checks done</th><th scope="col">Findings</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function notebook(file: CheckedFile, index: number): string {
  return `<h2 id="notebook-${index + 1}">${escapeHtml(file.file)}</h2>
${file.checklist ? checklistHtml(file.checklist) : ''}
<details${file.findings.length > 0 && file.findings.length <= 30 ? ' open' : ''}><summary>${counted(file.findings.length, 'finding')} in its cells</summary>
${findingsHtml(file)}
</details>`;
}

const manifest = (file: CheckedFile): string =>
  file.findings.length + file.silenced.length === 0 ? '' : `<h3>${escapeHtml(file.file)}</h3>\n${findingsHtml(file)}`;
