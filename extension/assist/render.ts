import * as vscode from 'vscode';
import { type Fact, placeInWords } from '#assist/index.ts';
import { toRange } from '#extension/checklist/places.ts';
import { stepTitle } from '#extension/checklist/presentation.ts';
import { stepCommand } from '#extension/checklist/step-command.ts';
import { commands } from '#extension/contributions.ts';
import type { NotebookChecklist } from '#extension/language/language.ts';
import { plainOutsideCode as plain } from '#extension/platform/plain.ts';
import type { Check } from '#protocol/checklist.ts';
import type { ReadNotebook } from './target.ts';

/** A link to where a fact comes from; nothing where it comes from no one place. */
export function anchor(
  { uri: notebook, document, now }: ReadNotebook,
  { place }: Fact,
  stream: vscode.ChatResponseStream,
): void {
  if (place === null) return;
  // VS Code shows a link to a cell as the notebook's name and the line within the cell.
  if (place.cell !== undefined) stream.markdown(`(cell ${place.cell + 1} `);
  const uri =
    place.cell === undefined
      ? vscode.Uri.joinPath(now.project, place.file)
      : document !== null && place.cell < document.cellCount
        ? document.cellAt(place.cell).document.uri
        : notebook;
  stream.anchor(new vscode.Location(uri, toRange(place.range)), placeInWords(place));
  if (place.cell !== undefined) stream.markdown(')');
}

/** Links of the facts that an answer names, and by its title what has no place. The facts. */
export function cite(
  read: ReadNotebook,
  facts: readonly Fact[],
  ids: readonly number[],
  stream: vscode.ChatResponseStream,
): Fact[] {
  const cited = facts.filter(({ id }) => ids.includes(id));
  const places = new Map(cited.flatMap((fact) => (fact.place ? [[placeInWords(fact.place), fact] as const] : [])));
  for (const fact of places.values()) {
    stream.markdown(' ');
    anchor(read, fact, stream);
  }
  const titles = new Set(places.size > 0 ? [] : cited.map(({ check }) => check.title));
  if (titles.size > 0) stream.markdown(` (${plain([...titles].join('; '))})`);
  return cited;
}

const buttonsShown = 3;

/** A button for what can be done next, and one for all the rest. */
export function offerSteps(of: NotebookChecklist, checks: readonly Check[], stream: vscode.ChatResponseStream): void {
  const nodes = checks.flatMap((check) =>
    check.nextSteps.map((step) => ({ kind: 'step' as const, id: `chat/${check.id}`, of, step, check })),
  );
  const byTitle = new Map(nodes.map((node) => [stepTitle(node.step), node]));
  for (const node of [...byTitle.values()].slice(0, buttonsShown)) stream.button(stepCommand(node));
  stream.button({ command: commands.showChecklist, title: 'Show Checklist' });
}
