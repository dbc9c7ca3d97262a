import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Daemon } from './daemon.ts';
import { type DaemonState, describeState } from './state.ts';

const icons: Readonly<Record<DaemonState['kind'], string>> = {
  idle: 'circle-outline',
  starting: 'loading~spin',
  connected: 'vm-running',
  lost: 'sync~spin',
  failed: 'error',
};

const words: Readonly<Record<DaemonState['kind'], string>> = {
  idle: 'idle',
  starting: 'starting',
  connected: 'ready',
  lost: 'reconnecting',
  failed: 'not running',
};

/** Shows the daemon once it was needed: ready, gone and coming back, or why it could not start. */
export class DaemonStatus extends Disposables {
  readonly #item = this.track(vscode.window.createStatusBarItem('slipway.daemon', vscode.StatusBarAlignment.Left, 19));

  constructor(daemon: Daemon) {
    super();
    this.#item.name = 'Slipway Daemon';
    this.track(daemon.onState((state) => this.#draw(state)));
  }

  #draw(state: DaemonState): void {
    this.#item.text = `$(${icons[state.kind]}) Slipway: ${words[state.kind]}`;
    this.#item.tooltip = `Slipway daemon: ${describeState(state)}`;
    this.#item.accessibilityInformation = { label: `Slipway daemon ${words[state.kind]}`, role: 'button' };
    this.#item.command = state.kind === 'failed' ? commands.restartDaemon : commands.showLog;
    this.#item.backgroundColor =
      state.kind === 'lost'
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : state.kind === 'failed'
          ? new vscode.ThemeColor('statusBarItem.errorBackground')
          : undefined;
    this.#item.show();
  }
}
