import type { Draft } from '#assist/index.ts';

/** How a draft came about, in one sentence. */
export function outcomeInWords({ source, passed, rejected }: Draft, notBuilt: boolean): string {
  const tries = rejected.length;
  const origin =
    source === 'model'
      ? `improved by the model${tries > 0 ? ` after ${tries} refused ${tries === 1 ? 'answer' : 'answers'}` : ''}`
      : tries > 0
        ? `from facts, since none of the model's ${tries} answers passed`
        : 'from facts alone';
  const checks = passed.length > 0 ? `, passed ${passed.join(', ')}` : '';
  return `${origin}${checks}${notBuilt ? ', not built because no container engine answered' : ''}.`;
}
