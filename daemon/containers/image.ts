import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Image } from '#protocol/rpc/deploy.ts';

/** An image's size, and its layers from the base up; those that add nothing are left out. */
export async function describeImage(docker: Docker, tag: string): Promise<Image> {
  const image = docker.getImage(tag);
  const inspected = await image.inspect().catch((error: unknown) => {
    throw statusOf(error) === 404 ? noImage(tag) : error;
  });
  const history: { CreatedBy: string; Size: number }[] = await image.history();
  const layers = history
    .toReversed()
    .filter(({ Size }) => Size > 0)
    .map(({ CreatedBy, Size }) => ({ createdBy: readable(CreatedBy), size: Size }));
  return { tag, id: inspected.Id, size: inspected.Size, layers };
}

/** Status code of the engine's answer, where it was one. */
export function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

function noImage(tag: string): Failure {
  return new Failure('missing', `The engine has no image ${tag}.`, {
    reason: 'image-not-found',
    subject: tag,
    remedy: 'Build it first: slipway build',
  });
}

/** History says how the engine ran a step; this is what the Dockerfile says. */
function readable(createdBy: string): string {
  return createdBy
    .replace(/^.*#\(nop\)\s*/, '')
    .replace(/^\/bin\/\S+ (-\S+ )*(?:-c|-euo pipefail -c) /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim();
}
