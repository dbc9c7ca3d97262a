import * as vscode from 'vscode';
import { commands, contexts, views } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import type { Disposable } from '#extension/platform/disposables.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { CellStatus } from './cell-status.ts';
import { CurrentNotebook } from './current.ts';
import { manifestLenses } from './manifest-lenses.ts';
import type { Node } from './nodes.ts';
import { openPage } from './page.ts';
import { applyFix, reveal } from './places.ts';
import { progress, stepTitle } from './presentation.ts';
import { ScriptLenses } from './script-lenses.ts';
import { ChecklistStatus } from './status-bar.ts';
import { sameFix, stepsOf } from './steps.ts';
import { ChecklistTree } from './tree.ts';

type StepNode = Extract<Node, { kind: 'step' }>;

/** The checklist: its view, its place in the status bar, and the commands of its rows. */
export function registerChecklist(services: Services): Disposable {
  const { commands: registry, language, drafts, context } = services;
  const kept = new Disposables();
  const current = kept.track(new CurrentNotebook(language));
  kept.track(new ChecklistStatus(current));
  kept.track(new CellStatus(language));
  kept.track(new ScriptLenses(language));
  kept.track(vscode.languages.registerCodeLensProvider({ language: 'slipway' }, manifestLenses));
  const view = kept.track(
    vscode.window.createTreeView(views.checklist, {
      treeDataProvider: new ChecklistTree(current),
      showCollapseAll: true,
    }),
  );
  kept.track(current.onChange(() => aside(services.log, 'Slipway', drawHeader(view, current))));

  // What is not needed to draw is loaded when it is asked for.
  for (const what of ['decide', 'notApplicable', 'reopen'] as const)
    registry.register(commands[what], async (...args) =>
      (await import('./decisions.ts')).say(what, services, current, args),
    );
  registry.register(commands.fixAll, async () => (await import('./fix-all.ts')).fixAll(services, current));
  registry.register(commands.silence, async (...args) => (await import('./silence.ts')).silence(args[0], args[1]));
  registry.register(commands.showChecklist, () => vscode.commands.executeCommand(`${views.checklist}.focus`));
  registry.register(commands.refreshChecklist, async () => {
    if (current.uri) await language.refresh(current.uri);
  });
  registry.register(commands.openPlace, async (node) => {
    if (isNode(node, 'evidence') && node.evidence.place) await reveal(node.of.project, node.evidence.place);
  });
  registry.register(commands.openPage, (page) => openPage(context, `${page}`));
  registry.register(commands.applyFix, async (node) => {
    const chosen = isNode(node, 'step') ? node : await pick(current, 'fix', 'Which fix?');
    if (chosen?.step.kind !== 'fix') return;
    const now = await language.refresh(chosen.of.uri);
    const fix = now && sameFix(now, chosen.check.id, chosen.step.fix);
    if (!now || !fix) throw new UserError('The notebook has changed since; this fix no longer applies.');
    const [first] = fix.edits;
    if (first) await reveal(now.project, first.place);
    await applyFix(now.project, fix);
  });
  registry.register(commands.generate, async (node) => {
    const chosen = isNode(node, 'step') ? node : await pick(current, 'generate', 'Which file?');
    if (chosen?.step.kind !== 'generate') return;
    const { project, files } = await language.generate(chosen.of.uri, chosen.step.generator);
    const folder = chosen.of.uri.with({ path: vscode.Uri.file(project).path });
    await drafts.show(
      chosen.step.title,
      files.map(({ path, text }) => ({ uri: vscode.Uri.joinPath(folder, path), text })),
    );
  });
  return kept;
}

function drawHeader(view: vscode.TreeView<Node>, current: CurrentNotebook): Thenable<unknown> {
  const now = current.checklist;
  const counts = now ? progress(now.checklist) : null;
  view.message = (now ? undefined : current.unread) ?? '';
  view.description = now && counts ? `${counts.done} of ${counts.of} · ${now.checklist.notebook}` : '';
  return vscode.commands.executeCommand('setContext', contexts.notebook, now !== undefined);
}

async function pick(
  current: CurrentNotebook,
  kind: 'fix' | 'generate',
  question: string,
): Promise<StepNode | undefined> {
  const now = current.checklist;
  if (!now) throw new UserError('No notebook is open.', 'Open one; its checklist says what can be done.');
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
