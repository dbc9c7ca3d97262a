import * as vscode from 'vscode';
import { Disposables } from './disposables.ts';
import type { Stage } from './stages.ts';

/** How far checks are, by their ids. */
export type Stages = ReadonlyMap<string, Stage>;

/** What is at work on which notebook, so that views show it as it goes. */
export class Work extends Disposables {
  /** By notebook, and by whoever is at work on it. */
  readonly #going = new Map<string, Map<object, Stages>>();
  readonly #changed = this.track(new vscode.EventEmitter<vscode.Uri>());

  /** Fires with the notebook's URI when a stage begins or ends. */
  readonly onChange = this.#changed.event;

  /** Says how far `who` is now; null where it has ended. */
  tell(uri: vscode.Uri, who: object, stages: Stages | null): void {
    const key = uri.toString();
    const all = this.#going.get(key) ?? new Map<object, Stages>();
    if (stages === null) all.delete(who);
    else all.set(who, stages);
    if (all.size === 0) this.#going.delete(key);
    else this.#going.set(key, all);
    this.#changed.fire(uri);
  }

  /** How far the checks of a notebook are that something is at work on. */
  stages(uri: vscode.Uri): Stages {
    return new Map([...(this.#going.get(uri.toString())?.values() ?? [])].flatMap((stages) => [...stages]));
  }
}
