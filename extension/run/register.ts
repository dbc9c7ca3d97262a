import { commands } from '#extension/contributions.ts';
import { Lazy } from '#extension/platform/lazy.ts';
import type { Services } from '#extension/platform/services.ts';

/** "Run in a Clean Environment": the whole notebook run apart from the editor, and what it shows held against what it was saved with. */
export function registerRun(services: Services): void {
  const runs = new Lazy(async () => {
    const { Runs } = await import('./runs.ts');
    const made = new Runs(services);
    services.context.subscriptions.push(made);
    return made;
  });
  services.commands.register(commands.run, async (argument) => (await runs.get()).run(argument));
}
