import type Docker from 'dockerode';
import type { BuildNotes, InterruptedBuild } from './build-notes.ts';
import type { FoundEngine } from './find-engine.ts';
import { statusOf } from './image.ts';
import { isOwn, passingFilter } from './owner.ts';
import { removeSteps } from './remove-steps.ts';
import { isTrial } from './try.ts';

/** What daemons that were killed left on the engines: containers to verify with, and images of builds without an end. */
export class Leftovers {
  readonly #notes: BuildNotes;
  readonly #store: string;
  /** As found when this daemon began, so that nothing of its own is among them. */
  readonly #builds: readonly InterruptedBuild[];
  readonly #cleared = new Map<string, Promise<void>>();

  constructor(notes: BuildNotes, store: string) {
    this.#notes = notes;
    this.#store = store;
    this.#builds = notes.all();
  }

  /** Removes what is on this engine, once. Throws where the engine is lost; the next call tries again. */
  clear({ docker, engine: { host } }: FoundEngine): Promise<void> {
    const cleared = this.#cleared.get(host) ?? this.#clear(docker, host);
    this.#cleared.set(host, cleared);
    cleared.catch(() => this.#cleared.delete(host));
    return cleared;
  }

  async #clear(docker: Docker, host: string): Promise<void> {
    const label = passingFilter(this.#store);
    for (const { Id, Labels } of await docker.listContainers({ all: true, filters: { label } })) {
      if (!isOwn(Labels)) await docker.getContainer(Id).remove({ force: true, v: true }).catch(unlessGone);
    }
    for (const build of this.#builds.filter((one) => one.host === host)) {
      if (isTrial(build.tag)) await docker.getImage(build.tag).remove({ force: true }).catch(unlessGone);
      // A name means that the build came to its end: the image is whole.
      await removeSteps(docker, build.images, 'keep');
      this.#notes.forget(build.id);
    }
  }
}

function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error;
}
