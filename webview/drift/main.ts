import * as z from 'zod';
import type { DriftReport, DriftResult, Profile } from '#protocol/drift.ts';
import { html, say, set } from '../dom.ts';
import { openHost } from '../host.ts';
import { count, milliseconds } from '../numbers.ts';
import { defineElements } from '../toolkit.ts';
import { ColumnCard } from './column.ts';
import './style.css';
import { headline } from './summary.ts';

defineElements();

const verdict = html('p', { class: 'verdict', role: 'status' }, 'Waiting for the first report …');
const connection = html('p', { class: 'lost', role: 'alert', hidden: true });
const title = html('h1', {}, 'Drift');
const facts = html('dl', { class: 'facts' });
const progress = html('progress', { max: 1, value: 0, 'aria-label': 'Rows in the window being filled' });
const legend = html(
  'p',
  { class: 'legend' },
  html('span', { class: 'swatch reference', 'aria-hidden': 'true' }),
  'Reference ',
  html('span', { class: 'swatch now', 'aria-hidden': 'true' }),
  'Now',
);
const exporting = html('vscode-button', { appearance: 'secondary' }, 'Export Report');
const sections = { input: html('div', { class: 'cards' }), output: html('div', { class: 'cards' }) };
const cards = new Map<string, ColumnCard>();

document
  .querySelector('#root')
  ?.append(
    html('header', { class: 'top' }, title, exporting),
    connection,
    verdict,
    progress,
    facts,
    legend,
    html('section', { 'aria-labelledby': 'outputs' }, html('h2', { id: 'outputs' }, 'Answers'), sections.output),
    html('section', { 'aria-labelledby': 'inputs' }, html('h2', { id: 'inputs' }, 'Inputs'), sections.input),
  );

const host = openHost(z.object({ endpoint: z.string() }), (message) => {
  if (message.type === 'drift') show(message.report);
  if (message.type === 'disconnected') {
    set(connection, { hidden: false });
    say(connection, `${message.message} What follows is what was known before.`);
  }
});
exporting.addEventListener('click', () => host.send({ type: 'export-report' }));
host.ready();

function show(report: DriftReport): void {
  host.keep({ endpoint: report.endpoint });
  set(connection, { hidden: true });
  say(title, `Drift of ${report.model}`);
  const { text, bad } = headline(report);
  say(verdict, text);
  set(verdict, { class: bad ? 'verdict bad' : 'verdict' });
  set(progress, { max: report.filling.size, value: report.filling.rows });
  showFacts(report);
  if (report.window) for (const result of report.window.results) card(result.name, result.role).compare(result);
  else {
    for (const profile of report.filling.now.outputs) collect(profile, 'output');
    for (const profile of report.filling.now.inputs) collect(profile, 'input');
  }
}

const collect = (profile: Profile, role: DriftResult['role']): void => card(profile.name, role).collect(profile);

function card(name: string, role: DriftResult['role']): ColumnCard {
  const key = `${role}/${name}`;
  const known = cards.get(key);
  if (known) return known;
  const fresh = new ColumnCard(name, role);
  cards.set(key, fresh);
  sections[role].append(fresh.element);
  return fresh;
}

function showFacts({ referenceRows, window, filling, requests }: DriftReport): void {
  const rows: [string, string][] = [
    ['Reference', count(referenceRows, 'row')],
    ['Compared', window ? count(window.rows, 'row') : 'nothing yet'],
    ['Next window', `${filling.rows} of ${count(filling.size, 'row')}`],
    ['Requests', `${requests.total.toLocaleString('en')}, ${requests.failed} failed`],
    ['Median answer', milliseconds(requests.p50Milliseconds)],
    ['99th percentile', milliseconds(requests.p99Milliseconds)],
  ];
  if (facts.children.length === 0)
    facts.append(...rows.map(([name]) => html('div', {}, html('dt', {}, name), html('dd'))));
  for (const [index, [, value]] of rows.entries()) {
    const cell = facts.children[index]?.lastElementChild;
    if (cell) say(cell, value);
  }
}
