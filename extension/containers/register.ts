import { commands } from '#extension/contributions.ts';
import type { Services } from '#extension/platform/services.ts';

/** "Build Image": the project's Dockerfile built, and the image asked what the notebook was. */
export function registerContainers(services: Services): void {
  services.commands.register(commands.buildImage, async (argument) => {
    const { buildImage } = await import('./build.ts');
    return buildImage(services, argument);
  });
}
