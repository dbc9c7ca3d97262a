import type * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import type { Node } from './nodes.ts';
import { stepTitle } from './presentation.ts';

/** The command that does a next step. */
export function stepCommand(node: Extract<Node, { kind: 'step' }>): vscode.Command {
  const { step } = node;
  const title = stepTitle(step);
  if (step.kind === 'fix') return { command: commands.applyFix, title, arguments: [node] };
  if (step.kind === 'generate') return { command: commands.generate, title, arguments: [node] };
  if (step.kind === 'page') return { command: commands.openPage, title, arguments: [step.page] };
  return { command: step.command, title, arguments: [node.of.uri, node.check.id] };
}
