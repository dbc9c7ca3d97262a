import * as vscode from 'vscode';
import type { Daemon } from '#extension/daemon/daemon.ts';
import type { DaemonState } from '#extension/daemon/state.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { Lazy } from '#extension/platform/lazy.ts';
import type { serve } from '#protocol/rpc/index.ts';
import { type Deployed, endpointOf } from './deployed.ts';

/** A model that can be asked: served by the daemon itself, or deployed as a container. */
export interface Endpoint extends serve.Endpoint {
  /** Of a container: which revision of what it is. */
  readonly deployment?: Deployed;
}

/** What is served and deployed on this machine, as the daemon last said. Empty while no daemon was needed. */
export class Endpoints extends Disposables {
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  readonly #daemon: Daemon;
  readonly #log: vscode.LogOutputChannel;
  #served: readonly Endpoint[] = [];
  #deployed: readonly Endpoint[] = [];
  readonly #listening = new Lazy(() => this.#listen());

  readonly onChange = this.#changed.event;

  constructor(daemon: Daemon, log: vscode.LogOutputChannel) {
    super();
    this.#daemon = daemon;
    this.#log = log;
    this.track(daemon.onState((state) => this.#background(this.#follow(state.kind))));
  }

  get now(): readonly Endpoint[] {
    return [...this.#served, ...this.#deployed];
  }

  async refresh(): Promise<readonly Endpoint[]> {
    const { serve } = await import('#protocol/rpc/index.ts');
    const [{ endpoints }] = await Promise.all([this.#daemon.call(serve.list, {}), this.#refreshDeployed()]);
    this.#keep(endpoints);
    return this.now;
  }

  /** Asks again, unless that would start a daemon. */
  refreshIfConnected(): void {
    if (this.#daemon.state.kind === 'connected') this.#background(this.refresh());
  }

  async #refreshDeployed(): Promise<void> {
    const { deploy } = await import('#protocol/rpc/index.ts');
    const { deployments } = await this.#daemon.call(deploy.deployStatus, {});
    this.#deployed = deployments.filter(({ state }) => state === 'running').map(endpointOf);
    this.#changed.fire();
  }

  async #follow(kind: DaemonState['kind']): Promise<void> {
    // Containers go on without it.
    if (kind === 'lost' || kind === 'failed') this.#keep([]);
    if (kind !== 'connected') return;
    await this.#listening.get();
    await this.refresh();
  }

  async #listen(): Promise<void> {
    const { serve, deploy } = await import('#protocol/rpc/index.ts');
    this.track(await this.#daemon.on(serve.endpointsChanged, ({ endpoints }) => this.#keep(endpoints)));
    this.track(await this.#daemon.on(deploy.deploymentsChanged, () => this.#background(this.#refreshDeployed())));
  }

  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#log.error('what is served and deployed could not be asked for', error));
  }

  #keep(endpoints: readonly Endpoint[]): void {
    this.#served = endpoints.filter((endpoint) => endpoint.state !== 'stopped');
    this.#changed.fire();
  }
}
