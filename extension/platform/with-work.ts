import type * as vscode from 'vscode';
import { type Job, withProgress } from './progress.ts';
import type { Services } from './services.ts';
import { stagesAt, type WorkKind } from './stages.ts';

export interface WorkOn {
  readonly kind: WorkKind;
  readonly uri: vscode.Uri;
  readonly title: string;
  /** As `withProgress` has it. */
  readonly quiet?: number;
}

/** A long job on a notebook: a notification with its steps and a cancel button, and the checklist that moves with it. */
export async function withWork<T>(services: Services, on: WorkOn, work: (job: Job) => Promise<T>): Promise<T> {
  const look = lookAgain(services, on.uri);
  const moving = new Moving(services, on, look);
  const moved = ({ signal, report }: Job): Promise<T> =>
    work({
      signal,
      report: (event) => {
        moving.at(event.step);
        report(event);
      },
    });
  try {
    return await withProgress(on.title, services.log, moved, on.quiet);
  } finally {
    await look();
    moving.end();
  }
}

/** Reads the checklist with what the disk has now. That it cannot be read spoils no work. */
const lookAgain =
  ({ language, log }: Services, uri: vscode.Uri) =>
  async (): Promise<void> => {
    try {
      await language.refresh(uri, true);
    } catch (error) {
      log.warn(`The checklist was not read again: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

/** The stages of one job, told as they come: what a stage settled is read before the next is shown. */
class Moving {
  readonly #services: Services;
  readonly #on: WorkOn;
  readonly #look: () => Promise<void>;
  #step: string | null = null;
  #last: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(services: Services, on: WorkOn, look: () => Promise<void>) {
    this.#services = services;
    this.#on = on;
    this.#look = look;
    this.#tell(null);
  }

  at(step: string): void {
    if (step === this.#step) return;
    const { kind } = this.#on;
    const isSettled = stagesAt(kind, step).size < stagesAt(kind, this.#step).size;
    this.#step = step;
    this.#last = this.#last
      .then(() => (isSettled ? this.#look() : undefined))
      .then(() => {
        if (!this.#isOver) this.#tell(step);
      });
  }

  end(): void {
    this.#isOver = true;
    this.#services.work.tell(this.#on.uri, this, null);
  }

  #tell(step: string | null): void {
    this.#services.work.tell(this.#on.uri, this, stagesAt(this.#on.kind, step));
  }
}
