import * as z from 'zod';
import { RecordRow, type Signature } from '#protocol/model.ts';
import type { ToPanel } from '#protocol/webview.ts';
import { html, say, set } from '../dom.ts';
import { openHost } from '../host.ts';
import { milliseconds } from '../numbers.ts';
import { defineElements } from '../toolkit.ts';
import { drawAnswer } from './answer.ts';
import { FieldView } from './field-view.ts';
import './style.css';

defineElements();

type Form = Extract<ToPanel, { type: 'try-it' }>;

const title = html('h1', {}, 'Try the endpoint');
const address = html('p', { class: 'address' });
const connection = html('p', { class: 'lost', role: 'alert', hidden: true });
const fields = html('div', { class: 'fields' });
const askButton = html('vscode-button', { appearance: 'primary' }, 'Ask');
const exampleButton = html('vscode-button', { appearance: 'secondary' }, 'Example');
const copyButtons = (
  [
    ['curl', 'curl'],
    ['python', 'Python'],
    ['javascript', 'JavaScript'],
  ] as const
).map(([as, name]) => {
  const button = html('vscode-button', { appearance: 'secondary', 'aria-label': `Copy request as ${name}` }, name);
  button.addEventListener('click', () => withRow((row) => host.send({ type: 'copy', as, row })));
  return button;
});
const answer = html('div', { class: 'answer', 'aria-live': 'polite' });
const took = html('p', { class: 'took' });
const form = html(
  'form',
  {},
  fields,
  html(
    'div',
    { class: 'buttons' },
    askButton,
    exampleButton,
    html('span', { class: 'copy' }, 'Copy as'),
    ...copyButtons,
  ),
);
document
  .querySelector('#root')
  ?.append(
    html('header', { class: 'top' }, title),
    address,
    connection,
    html(
      'div',
      { class: 'sides' },
      form,
      html('section', { 'aria-label': 'Answer' }, html('h2', {}, 'Answer'), answer, took),
    ),
  );
answer.append(html('p', { class: 'quiet' }, 'Ask, and the answer is shown here.'));

let signature: Signature | null = null;
let example: RecordRow = {};
let views: FieldView[] = [];

const host = openHost(z.object({ endpoint: z.string(), row: RecordRow }), (message) => {
  switch (message.type) {
    case 'try-it':
      return show(message);
    case 'answer':
      if (signature) answer.replaceChildren(...drawAnswer(signature.outputs, message.outputs));
      return say(took, `${milliseconds(message.milliseconds)}, there and back`);
    case 'refused':
      return refuse(message.message, message.column);
    case 'disconnected':
      set(connection, { hidden: false });
      set(askButton, { disabled: true });
      return say(connection, message.message);
    case 'drift':
      return undefined;
  }
});
askButton.addEventListener('click', ask);
exampleButton.addEventListener('click', () => fill(example));
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target === exampleButton) return;
  if (event.target instanceof HTMLElement && event.target.tagName === 'VSCODE-TEXT-FIELD') ask();
});
form.addEventListener('submit', (event) => event.preventDefault());
host.ready();

function ask(): void {
  if (!askButton.hasAttribute('disabled')) withRow((row) => host.send({ type: 'ask', row }));
}

function show(message: Form): void {
  set(connection, { hidden: true });
  set(askButton, { disabled: false });
  say(address, message.endpoint);
  // The same form again, after a reconnection: what was typed stays.
  if (JSON.stringify(message.signature) === JSON.stringify(signature)) return;
  signature = message.signature;
  example = message.example;
  views = signature.inputs.map((column, index) => new FieldView(column, index, keep));
  fields.replaceChildren(...views.map((view) => view.element));
  const kept = host.state?.endpoint === message.endpoint ? host.state.row : null;
  fill(kept ?? example);
}

function fill(row: RecordRow): void {
  for (const view of views) view.write(row[view.column.name]);
  keep();
}

function keep(): void {
  const row = Object.fromEntries(views.map((view) => [view.column.name, view.read()?.value ?? null]));
  host.keep({ endpoint: address.textContent ?? '', row });
}

/** Hands over the row, or takes the user to the first field that has a problem. */
function withRow(use: (row: RecordRow) => void): void {
  const read = views.map((view) => ({ view, result: view.read() }));
  const wrong = read.find(({ result }) => result === null);
  if (wrong) wrong.view.focus();
  else use(Object.fromEntries(read.map(({ view, result }) => [view.column.name, result?.value ?? null])));
}

function refuse(message: string, column: string | undefined): void {
  answer.replaceChildren(html('p', { class: 'refused' }, message));
  say(took, '');
  const view = views.find((one) => one.column.name === column);
  view?.complain(message);
  view?.focus();
}
