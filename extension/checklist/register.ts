import * as vscode from 'vscode';
import { commands, contexts, views } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import type { Disposable } from '#extension/platform/disposables.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Services } from '#extension/platform/services.ts';
import { CellStatus } from './cell-status.ts';
import { CurrentNotebook } from './current.ts';
import { manifestLenses } from './manifest-lenses.ts';
import type { Node } from './nodes.ts';
import { openPage } from './page.ts';
import { progress } from './presentation.ts';
import { ScriptLenses } from './script-lenses.ts';
import { ChecklistStatus } from './status-bar.ts';
import { ChecklistTree } from './tree.ts';

/** The checklist: its view, its place in the status bar, and the commands of its rows. */
export function registerChecklist(services: Services): Disposable {
  const { commands: registry, language, context, work } = services;
  const kept = new Disposables();
  const current = kept.track(new CurrentNotebook(language));
  kept.track(new ChecklistStatus(current, work));
  kept.track(new CellStatus(language));
  kept.track(new ScriptLenses(language));
  kept.track(vscode.languages.registerCodeLensProvider({ language: 'slipway' }, manifestLenses));
  const tree = kept.track(new ChecklistTree(current, work));
  const view = kept.track(
    vscode.window.createTreeView(views.checklist, { treeDataProvider: tree, showCollapseAll: true }),
  );
  kept.track(tree.follow(view));
  kept.track(current.onChange(() => aside(services.log, 'Slipway', drawHeader(view, current))));

  // What is not needed to draw is loaded when it is asked for.
  for (const what of ['decide', 'notApplicable', 'reopen'] as const)
    registry.register(commands[what], async (...args) =>
      (await import('./decisions.ts')).say(what, services, current, args),
    );
  registry.register(commands.fixAll, async () => (await import('./fix-all.ts')).fixAll(services, current));
  registry.register(commands.silence, async (...args) =>
    (await import('./silence.ts')).silence(services, args[0], args[1]),
  );
  registry.register(commands.showChecklist, () => vscode.commands.executeCommand(`${views.checklist}.focus`));
  registry.register(commands.refreshChecklist, async () => {
    if (current.uri) await language.refresh(current.uri, true);
  });
  registry.register(commands.openPage, (page) => openPage(context, `${page}`));
  registry.register(commands.openPlace, async (node) => (await import('./rows.ts')).openEvidence(node));
  registry.register(commands.applyFix, async (node) => (await import('./rows.ts')).applyStep(services, current, node));
  registry.register(commands.generate, async (node) =>
    (await import('./rows.ts')).generateStep(services, current, node),
  );
  return kept;
}

function drawHeader(view: vscode.TreeView<Node>, current: CurrentNotebook): Thenable<unknown> {
  const now = current.checklist;
  const counts = now ? progress(now.checklist) : null;
  view.message = (now ? undefined : current.unread) ?? '';
  view.description = now && counts ? `${counts.done} of ${counts.of} · ${now.checklist.notebook}` : '';
  return vscode.commands.executeCommand('setContext', contexts.notebook, now !== undefined);
}
