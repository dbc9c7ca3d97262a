import { commands } from '#extension/contributions.ts';
import type { Services } from '#extension/platform/services.ts';

/** "Prepare Model": the notebook run in a clean environment, its model exported and its answers compared. "Lock Environment": its first step alone. */
export function registerPrepare(services: Services): void {
  services.commands.register(commands.prepare, async (argument) => {
    const { prepareModel } = await import('./prepare.ts');
    return prepareModel(services, argument);
  });
  services.commands.register(commands.lock, async (argument) => {
    const { lockEnvironment } = await import('./lock.ts');
    return lockEnvironment(services, argument);
  });
}
