import type { Draft } from '#assist/index.ts';

/** How a draft came about, in a sentence, and where a model was wanted and did not answer, why and what to do. */
export function outcomeInWords(outcome: Omit<Draft, 'text'>, notBuilt: boolean): string {
  const { passed, unanswered } = outcome;
  const checks = passed.length > 0 ? `, passed ${passed.join(', ')}` : '';
  const build = notBuilt ? ', not built because no container engine answered' : '';
  const why = unanswered === null ? '' : ` ${unanswered.message} ${unanswered.remedy}`;
  return `${origin(outcome)}${checks}${build}.${why}`;
}

function origin({ source, rejected, unanswered }: Omit<Draft, 'text'>): string {
  const tries = rejected.length;
  const refused = `${tries} refused ${tries === 1 ? 'answer' : 'answers'}`;
  if (source === 'model') return `improved by the model${tries > 0 ? ` after ${refused}` : ''}`;
  if (unanswered !== null) return 'from facts alone, since the model did not answer';
  return tries > 0 ? `from facts, since none of the model's ${tries} answers passed` : 'from facts alone';
}
