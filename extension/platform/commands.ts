import * as vscode from 'vscode';
import { type CommandId, runningCommands } from '#extension/contributions.ts';
import { describeError } from './describe-error.ts';
import { Disposables } from './disposables.ts';
import { showFailure } from './failure.ts';

export type Run = (...args: unknown[]) => unknown;

/** The one place that registers commands: logs them, times them, refuses what may not run here and shows what fails. */
export class Commands extends Disposables {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
  }

  register(id: CommandId, run: Run): void {
    this.track(vscode.commands.registerCommand(id, (...args: unknown[]) => this.#run(id, run, args)));
  }

  async #run(id: CommandId, run: Run, args: unknown[]): Promise<unknown> {
    if (runningCommands.includes(id) && !vscode.workspace.isTrusted) {
      this.#log.info(`${id} refused: the folder is not trusted`);
      void refuse();
      return undefined;
    }
    const began = performance.now();
    const took = (): string => `${Math.round(performance.now() - began)} ms`;
    try {
      const result = await run(...args);
      this.#log.info(`${id} done in ${took()}`);
      return result;
    } catch (error) {
      const { message, details, cancelled } = describeError(error);
      if (cancelled) this.#log.info(`${id} cancelled after ${took()}`);
      else this.#log.error(`${id} failed after ${took()}: ${message}`, ...details);
      void showFailure(titleOf(id), error);
      return undefined;
    }
  }
}

async function refuse(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    'Slipway runs nothing in a folder that is not trusted. It goes on checking notebooks and manifests.',
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** `slipway.buildImage` as a person reads it: "Build image". */
function titleOf(id: CommandId): string {
  const words = id.slice('slipway.'.length).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
