import * as vscode from 'vscode';
import type { Daemon } from '#extension/daemon/daemon.ts';
import type { DaemonState } from '#extension/daemon/state.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { serve } from '#protocol/rpc/index.ts';

export type Endpoint = serve.Endpoint;

/** Models the daemon serves, as it last said. Empty while no daemon was needed. */
export class Endpoints extends Disposables {
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  readonly #daemon: Daemon;
  #now: readonly Endpoint[] = [];
  #listening = false;

  readonly onChange = this.#changed.event;

  constructor(daemon: Daemon) {
    super();
    this.#daemon = daemon;
    this.track(daemon.onState((state) => this.#follow(state.kind)));
  }

  get now(): readonly Endpoint[] {
    return this.#now;
  }

  async refresh(): Promise<readonly Endpoint[]> {
    const { serve } = await import('#protocol/rpc/index.ts');
    const { endpoints } = await this.#daemon.call(serve.list, {});
    this.#keep(endpoints);
    return this.#now;
  }

  async #follow(kind: DaemonState['kind']): Promise<void> {
    if (kind === 'lost' || kind === 'failed') this.#keep([]);
    if (kind !== 'connected') return;
    const { serve } = await import('#protocol/rpc/index.ts');
    if (!this.#listening) {
      this.#listening = true;
      this.track(await this.#daemon.on(serve.endpointsChanged, ({ endpoints }) => this.#keep(endpoints)));
    }
    await this.refresh();
  }

  #keep(endpoints: readonly Endpoint[]): void {
    this.#now = endpoints.filter((endpoint) => endpoint.state !== 'stopped');
    this.#changed.fire();
  }
}
