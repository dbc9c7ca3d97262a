import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { statusOf } from './image.ts';

/**
 * Removes the images of a build's steps and what was made from them but never got a name, newest first. The engine may
 * still be ending the step that was interrupted, and until then its image is in use; one that is in use for longer serves
 * somebody else by now, and stays, as does one with a name where `named` is `keep`. Throws where the engine is lost.
 */
export async function removeSteps(docker: Docker, steps: readonly string[], named: 'keep' | 'remove'): Promise<void> {
  if (steps.length === 0) return;
  for (const image of newestFirst(await docker.listImages({ all: true }), steps, named))
    for (let attempt = 0; attempt < 50 && (await inUse(docker, image)); attempt += 1) await sleep(100);
}

type Listed = Pick<Docker.ImageInfo, 'Id' | 'ParentId' | 'RepoTags'>;

/** Ids of the steps' images and of their nameless descendants, each after all that were made from it. `steps` may be short ids. */
export function newestFirst(all: readonly Listed[], steps: readonly string[], named: 'keep' | 'remove'): string[] {
  const found: string[] = [];
  const add = ({ Id }: Listed): void => {
    if (found.includes(Id)) return;
    for (const child of all) if (child.ParentId === Id && isNameless(child)) add(child);
    found.push(Id);
  };
  for (const step of steps.toReversed()) {
    const image = all.find(({ Id }) => Id.replace(/^sha256:/, '').startsWith(step.replace(/^sha256:/, '')));
    if (image && (named === 'remove' || isNameless(image))) add(image);
  }
  return found;
}

/** Engines say it with no tags or, older ones, with a tag that is none. */
const isNameless = ({ RepoTags }: Listed): boolean => (RepoTags ?? []).every((tag) => tag === '<none>:<none>');

async function inUse(docker: Docker, id: string): Promise<boolean> {
  try {
    await docker.getImage(id).remove();
    return false;
  } catch (error) {
    const status = statusOf(error);
    if (status === null) throw error;
    return status === 409;
  }
}
