import * as vscode from 'vscode';
import { confirm } from '#extension/platform/messages.ts';
import type { deploy, Params } from '#protocol/rpc/index.ts';
import { planInWords } from './words.ts';

type Target = Params<typeof deploy.plan>['target'];

/** Decides, having seen what would change, whether it is done. */
export type Approve = (changes: readonly deploy.Change[]) => boolean | Promise<boolean>;

/** What code may hand to "Deploy" instead of what a menu passes. */
export interface DeployArguments {
  readonly uri: vscode.Uri;
  /** Asked in the user's stead. A function: no link and no key binding can bring one, so neither skips the question. */
  readonly approve: Approve;
}

export function isDeployArguments(argument: unknown): argument is DeployArguments {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    argument.uri instanceof vscode.Uri &&
    'approve' in argument &&
    typeof argument.approve === 'function'
  );
}

const places: Readonly<Record<Target, string>> = { docker: "this machine's container engine" };

/** Shows the plan and asks. */
export function askUser(name: string, target: Target): Approve {
  return (changes) => confirm(`Deploy ${name} to ${places[target]}?`, planInWords(changes), 'Deploy');
}
