import { settings } from '#extension/contributions.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { RunLimits } from '#protocol/rpc/run.ts';

/** Limits of a run as the settings have them; nothing watches over what somebody writes in them. `get` reads one by its name. */
export function limitsFrom(get: (name: string) => unknown, defaults: RunLimits): RunLimits {
  const positive = (name: string): number | undefined => {
    const value = get(name) ?? undefined;
    if (value === undefined || (typeof value === 'number' && value > 0 && Number.isFinite(value))) return value;
    throw new UserError(
      `The setting ${settings.section}.${name} is ${JSON.stringify(value)}, and has to be a number above zero.`,
      'Mend it, or take it away for the default.',
    );
  };
  const [total, cell, memory] = [settings.runTimeout, settings.runCellTimeout, settings.runMemory].map(positive);
  return {
    ...defaults,
    ...(total === undefined ? {} : { total }),
    ...(cell === undefined ? {} : { cell }),
    ...(memory === undefined ? {} : { memory }),
  };
}
