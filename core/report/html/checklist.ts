import { counted, escapeHtml, prose, whole } from '#core/html/format.ts';
import type { Check, Checklist, Evidence, Item, State } from '#protocol/checklist.ts';
import { firstEvidence, seenIn } from '../evidence.ts';
import { stepHtml } from './steps.ts';

const words: Record<State, readonly [word: string, tone: string]> = {
  done: ['done', 'good'],
  attention: ['needs attention', 'attention'],
  missing: ['missing', 'bad'],
  human: ['needs a person', 'attention'],
  'not-applicable': ['does not apply', 'plain'],
};

/** How many checks are settled, of those that apply. */
export function progress({ items }: Checklist): { readonly done: number; readonly of: number } {
  const checks = items.flatMap((item) => item.checks).filter(({ state }) => state !== 'not-applicable');
  return { done: checks.filter(({ state }) => state === 'done').length, of: checks.length };
}

/** The ten items of a notebook: a meter, then a card for each with what is left and what to do about it. */
export function checklistHtml(checklist: Checklist): string {
  const { done, of } = progress(checklist);
  return `<p>${whole(done)} of ${counted(of, 'check')} done</p>
<div class="meter" aria-hidden="true"><span style="width: ${of === 0 ? 0 : Math.round((100 * done) / of)}%"></span></div>
<div class="items">
${checklist.items.map(itemHtml).join('\n')}
</div>`;
}

function itemHtml({ title, state, checks }: Item): string {
  const [word, tone] = words[state];
  const open = checks.filter((check) => check.state !== 'done');
  const settled = checks.filter((check) => check.state === 'done');
  return `<section class="card">
<header><h3>${escapeHtml(title)}</h3><span class="pill ${tone}">${word}</span></header>
${open.length === 0 ? '' : `<ul class="checks">${open.map(checkHtml).join('')}</ul>`}
${settled.length === 0 ? '' : `<details><summary>${counted(settled.length, 'check')} done</summary><ul class="checks">${settled.map(checkHtml).join('')}</ul></details>`}
</section>`;
}

function checkHtml(check: Check): string {
  const [word] = words[check.state];
  const { shown: first, more } = firstEvidence(check.evidence, 3);
  const shown = first.map((each) => `<small>${evidenceHtml(each)}</small>`);
  const steps = check.state === 'done' || check.state === 'not-applicable' ? [] : check.nextSteps;
  return `<li><b>${escapeHtml(check.title)}</b> <span class="where">${word}</span>${shown.join('')}${more > 0 ? `<small>and ${whole(more)} more</small>` : ''}${steps.map((step) => `<small class="next">→ ${stepHtml(step)}</small>`).join('')}</li>`;
}

const evidenceHtml = (evidence: Evidence): string =>
  `${prose(evidence.text)}${seenIn(evidence) === '' ? '' : ` <span class="where">${seenIn(evidence)}</span>`}`;
