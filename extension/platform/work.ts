import * as vscode from 'vscode';
import type { Progress } from '#protocol/rpc/progress.ts';
import { Disposables } from './disposables.ts';
import { type Stage, stagesAt, type WorkKind } from './stages.ts';

interface Going {
  readonly kind: WorkKind;
  step: string | null;
}

/** What is told of work that goes on. */
export interface Told {
  report(event: Progress): void;
  end(): void;
}

/** What is at work on which notebook, so that views show it as it goes. */
export class Work extends Disposables {
  readonly #going = new Map<string, Set<Going>>();
  readonly #changed = this.track(new vscode.EventEmitter<vscode.Uri>());

  /** Fires with the notebook's URI when a stage begins or ends. */
  readonly onChange = this.#changed.event;

  /** `settled` is asked for what a stage made, before the next is shown. */
  begin(uri: vscode.Uri, kind: WorkKind, settled: () => Promise<unknown>): Told {
    const key = uri.toString();
    const going: Going = { kind, step: null };
    const all = this.#going.get(key) ?? new Set();
    this.#going.set(key, all.add(going));
    this.#changed.fire(uri);
    let seen: string | null = null;
    let last: Promise<unknown> = Promise.resolve();
    return {
      report: ({ step }) => {
        if (step === seen) return;
        const isSettled = stagesAt(kind, seen).size > stagesAt(kind, step).size;
        seen = step;
        const show = (): void => {
          going.step = step;
          if (all.has(going)) this.#changed.fire(uri);
        };
        last = last.then(isSettled ? settled : undefined).then(show, show);
      },
      end: () => {
        all.delete(going);
        if (all.size === 0 && this.#going.get(key) === all) this.#going.delete(key);
        this.#changed.fire(uri);
      },
    };
  }

  /** How far the checks of a notebook are that something is at work on, by their ids. */
  stages(uri: vscode.Uri): ReadonlyMap<string, Stage> {
    const going = [...(this.#going.get(uri.toString()) ?? [])];
    return new Map(going.flatMap(({ kind, step }) => [...stagesAt(kind, step)]));
  }
}
