import * as vscode from 'vscode';
import type * as z from 'zod';
import type { ReconnectingClient } from '#client/index.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { Lazy } from '#extension/platform/lazy.ts';
import type { Job } from '#extension/platform/progress.ts';
import type { Method } from '#protocol/rpc/index.ts';
import { type DaemonState, describeState, nextState } from './state.ts';

/** The editor's side of the companion process: started by the first call that needs it, found again when it went away. */
export class Daemon extends Disposables {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = this.track(new vscode.EventEmitter<DaemonState>());
  readonly #client = new Lazy(() => this.#make());
  #state: DaemonState = { kind: 'idle' };

  readonly onState = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    super();
    this.#context = context;
    this.#log = log;
  }

  get state(): DaemonState {
    return this.#state;
  }

  /** Calls a method, starting the daemon when none runs. Rejects with the daemon's typed error. */
  async call<P extends z.ZodType, R extends z.ZodType>(
    method: Method<P, R>,
    params: z.input<P>,
    job?: Job,
  ): Promise<z.output<R>> {
    const client = await this.#client.get();
    return client.call(method, params, job ? { signal: job.signal, onProgress: (event) => job.report(event) } : {});
  }

  /** Hears a notification of the daemon, across its restarts. Connects to nothing by itself. */
  async on<S extends z.ZodType>(
    notification: { name: string; params: S },
    hear: (params: z.output<S>) => void,
  ): Promise<vscode.Disposable> {
    const client = await this.#client.get();
    return new vscode.Disposable(client.on(notification.name, notification.params, hear));
  }

  /** Stops the daemon and starts a new one. Jobs it had are cancelled; models it served are served again. */
  async restart(): Promise<void> {
    const { daemon } = await import('#protocol/rpc/index.ts');
    if (this.#state.kind === 'connected') {
      const gone = new Promise<void>((resolve) => {
        const listening = this.onState(({ kind }) => {
          if (kind === 'connected') return;
          listening.dispose();
          resolve();
        });
      });
      await this.call(daemon.stop, {});
      // It answers before it leaves.
      await gone;
    }
    await this.call(daemon.status, {});
  }

  async #make(): Promise<ReconnectingClient> {
    const { openLink } = await import('./link.ts');
    const client = this.track(openLink(this.#context));
    client.onState((now) => {
      const next = nextState(this.#state, now);
      if (next === this.#state) return;
      this.#state = next;
      this.#log.info(`daemon: ${describeState(this.#state)}`);
      this.#changed.fire(this.#state);
    });
    return client;
  }
}
