import * as vscode from 'vscode';
import { type CommandId, runningCommands, titles } from '#extension/contributions.ts';
import { aside } from './aside.ts';
import { type Described, describeError } from './describe-error.ts';
import { Disposables } from './disposables.ts';
import { showFailure } from './failure.ts';
import { warn } from './messages.ts';

export type Run = (...args: unknown[]) => unknown;

/** A command that failed, as the user was told. Whoever ran it by program gets `undefined` and learns why from this. */
export interface FailedCommand extends Described {
  readonly command: CommandId;
}

/** The one place that registers commands: logs them, times them, refuses what may not run here and shows what fails. */
export class Commands extends Disposables {
  readonly #log: vscode.LogOutputChannel;
  readonly #failed = this.track(new vscode.EventEmitter<FailedCommand>());

  readonly onFailed = this.#failed.event;

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
      aside(this.#log, titles[id], refuse());
      return undefined;
    }
    const began = performance.now();
    const took = (): string => `${Math.round(performance.now() - began)} ms`;
    try {
      const result = await run(...args);
      this.#log.info(`${id} done in ${took()}`);
      return result;
    } catch (error) {
      const failure = describeError(error);
      const { message, details, cancelled } = failure;
      if (cancelled) this.#log.info(`${id} cancelled after ${took()}`);
      else this.#log.error(`${id} failed after ${took()}: ${message}`, ...details);
      this.#failed.fire({ command: id, ...failure });
      showFailure(this.#log, titles[id], failure, args[0]);
      return undefined;
    }
  }
}

async function refuse(): Promise<void> {
  const manage = 'Manage Workspace Trust';
  const chosen = await warn(
    'Slipway runs nothing in a folder that is not trusted. It goes on checking notebooks and manifests.',
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
