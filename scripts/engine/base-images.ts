import { findEngine, ownSurroundings } from '#daemon/containers/index.ts';
import type { Make } from './make.ts';
import { makeDebian } from './make-debian.ts';
import { makeNode } from './make-node.ts';
import { makePython } from './make-python.ts';

/** Base images that can be made without an image registry, under the names of the real ones. */
const makers = {
  'debian:bookworm-slim': makeDebian,
  'node:24-slim': makeNode,
  'python:3.11-slim': makePython,
} as const satisfies Record<string, Make>;

export type BaseImage = keyof typeof makers;

/**
 * Sees to it that the engine has these images: there already, else pulled, else made from Debian packages and npm. What was
 * made has the label `dev.slipway.test-base`, and this machine's CA bundle, so that ordinary Dockerfiles build behind a
 * proxy that has a certificate of its own.
 */
export async function ensureBaseImages(images: readonly BaseImage[], dockerHost: string): Promise<void> {
  const { docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: dockerHost } });
  for (const image of images) {
    if (await has(docker, image)) continue;
    const refused = await pull(docker, image);
    if (refused === null) continue;
    console.error(`${image} cannot be pulled (${refused}); making one.`);
    if (image === 'node:24-slim') await ensureBaseImages(['debian:bookworm-slim'], dockerHost);
    await makers[image](docker);
  }
}

type Engine = Parameters<Make>[0];

async function has(docker: Engine, image: string): Promise<boolean> {
  const known = await docker.listImages({ filters: { reference: [image] } });
  return known.length > 0;
}

/** Null, or why it could not be pulled. */
async function pull(docker: Engine, image: string): Promise<string | null> {
  try {
    const stream = await docker.pull(image);
    await new Promise<void>((resolve, reject) =>
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}
