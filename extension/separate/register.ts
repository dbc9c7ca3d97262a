import { commands } from '#extension/contributions.ts';
import type { Services } from '#extension/platform/services.ts';

/** "Separate Training and Inference": code of its own for each, shown as a diff before anything is written. */
export function registerSeparate(services: Services): void {
  services.commands.register(commands.separate, async (argument) => {
    const { separateCommand } = await import('./separate.ts');
    return separateCommand(services, argument);
  });
}
