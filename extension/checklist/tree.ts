import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Stages, Work } from '#extension/platform/work.ts';
import type { CurrentNotebook } from './current.ts';
import { itemNodes, type Node, children as nodeChildren } from './nodes.ts';
import {
  itemDescription,
  itemLabel,
  looks,
  stageLooks,
  stageOf,
  stageOfItem,
  stepIcons,
  stepTitle,
} from './presentation.ts';
import { stepCommand } from './step-command.ts';

/** The ten items of the current notebook, their checks, and under each what to do and what it rests on. */
export class ChecklistTree extends Disposables implements vscode.TreeDataProvider<Node> {
  readonly #current: CurrentNotebook;
  readonly #work: Work;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  /** Items and checks that were opened, by their own ids: what is open stays so from one notebook to the next. */
  readonly #opened = new Set<string>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(current: CurrentNotebook, work: Work) {
    super();
    this.#current = current;
    this.#work = work;
    this.track(current.onChange(() => this.#changed.fire()));
    this.track(
      work.onChange((uri) => {
        if (uri.toString() === current.uri?.toString()) this.#changed.fire();
      }),
    );
  }

  getChildren(node?: Node): Node[] {
    if (node) return nodeChildren(node);
    const now = this.#current.checklist;
    return now ? itemNodes(now) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const row = draw(node, this.#work.stages(node.of.uri));
    row.id = node.id;
    if (row.collapsibleState !== vscode.TreeItemCollapsibleState.None && this.#opened.has(nameOf(node)))
      row.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
    return row;
  }

  /** Remembers what is opened and closed in the view. */
  follow(view: vscode.TreeView<Node>): vscode.Disposable {
    return vscode.Disposable.from(
      view.onDidExpandElement(({ element }) => this.#opened.add(nameOf(element))),
      view.onDidCollapseElement(({ element }) => this.#opened.delete(nameOf(element))),
    );
  }
}

/** The same for the same item or check of any notebook. */
const nameOf = (node: Node): string =>
  node.kind === 'item' ? node.item.id : node.kind === 'check' ? node.check.id : node.id;

function draw(node: Node, stages: Stages): vscode.TreeItem {
  switch (node.kind) {
    case 'item': {
      const row = new vscode.TreeItem(node.item.title, vscode.TreeItemCollapsibleState.Collapsed);
      const stage = stageOfItem(node.item, stages);
      const look = stage === null ? looks[node.item.state] : stageLooks[stage];
      row.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
      row.description = itemDescription(node.item);
      row.tooltip = `${node.item.title}: ${look.words}`;
      row.accessibilityInformation = { label: itemLabel(node.item, stages) };
      return row;
    }
    case 'check': {
      const { check } = node;
      const leaf = check.evidence.length + check.nextSteps.length === 0;
      const state = leaf ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed;
      const row = new vscode.TreeItem(check.title, state);
      const stage = stageOf(check, stages);
      const look = stage === null ? looks[check.state] : stageLooks[stage];
      if (stage !== null) row.description = look.words;
      row.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
      row.tooltip = [`${check.title}: ${look.words}`, ...check.evidence.map(({ text }) => text)].join('\n');
      row.contextValue = `check ${check.said ?? check.state}`;
      row.accessibilityInformation = { label: `${check.title}, ${look.words}` };
      return row;
    }
    case 'evidence': {
      const { text, place } = node.evidence;
      // Neither a row nor a tooltip that is a string shows Markdown, which the text may quote of a notebook.
      const plain = text.replaceAll('`', '');
      const row = new vscode.TreeItem(plain);
      row.tooltip = plain;
      if (!place) return row;
      row.iconPath = new vscode.ThemeIcon('go-to-file');
      row.description = place.cell === undefined ? place.file : `cell ${place.cell + 1}`;
      row.accessibilityInformation = { label: `${plain}, ${row.description}` };
      row.command = { command: commands.openPlace, title: 'Go to Finding', arguments: [node] };
      return row;
    }
    case 'step': {
      const row = new vscode.TreeItem(stepTitle(node.step));
      row.iconPath = new vscode.ThemeIcon(stepIcons[node.step.kind], new vscode.ThemeColor('textLink.foreground'));
      row.contextValue = node.step.kind;
      row.tooltip = stepTitle(node.step);
      row.command = stepCommand(node);
      return row;
    }
  }
}
