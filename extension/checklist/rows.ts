import * as vscode from 'vscode';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { CurrentNotebook } from './current.ts';
import type { Node } from './nodes.ts';
import { applyFix, reveal } from './places.ts';
import { stepTitle } from './presentation.ts';
import { sameFix, stepsOf } from './steps.ts';

type StepNode = Extract<Node, { kind: 'step' }>;

/** Goes to the place that a row of evidence names. */
export async function openEvidence(node: unknown): Promise<void> {
  if (isNode(node, 'evidence') && node.evidence.place) await reveal(node.of.project, node.evidence.place);
}

/** Makes the fix of a row, or of one that is picked, as it reads now. */
export async function applyStep({ language }: Services, current: CurrentNotebook, node: unknown): Promise<void> {
  const chosen = isNode(node, 'step') ? node : await pick(current, 'fix', 'Which fix?');
  if (chosen?.step.kind !== 'fix') return;
  const now = await language.refresh(chosen.of.uri);
  const fix = now && sameFix(now, chosen.check.id, chosen.step.fix);
  if (!now || !fix) throw new UserError('The notebook has changed since; this fix no longer applies.');
  const [first] = fix.edits;
  if (first) await reveal(now.project, first.place);
  await applyFix(now.project, fix);
}

/** Shows what the generator of a row, or of one that is picked, would write. */
export async function generateStep(
  { language, drafts }: Services,
  current: CurrentNotebook,
  node: unknown,
): Promise<void> {
  const chosen = isNode(node, 'step') ? node : await pick(current, 'generate', 'Which file?');
  if (chosen?.step.kind !== 'generate') return;
  const { project, files } = await language.generate(chosen.of.uri, chosen.step.generator);
  const folder = chosen.of.uri.with({ path: vscode.Uri.file(project).path });
  await drafts.show(
    chosen.step.title,
    files.map(({ path, text }) => ({ uri: vscode.Uri.joinPath(folder, path), text })),
  );
}

async function pick(
  current: CurrentNotebook,
  kind: 'fix' | 'generate',
  question: string,
): Promise<StepNode | undefined> {
  const now = current.demand();
  const rows = stepsOf(now, kind).map(({ check, step }) => ({
    label: stepTitle(step),
    description: check.title,
    node: { kind: 'step', id: check.id, of: now, step, check } satisfies StepNode,
  }));
  if (rows.length === 0) throw new UserError(`The checklist of ${now.checklist.notebook} offers nothing of this kind.`);
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: question, matchOnDescription: true });
  return chosen?.node;
}

function isNode<K extends Node['kind']>(value: unknown, kind: K): value is Extract<Node, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'of' in value;
}
