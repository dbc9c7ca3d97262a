import type { Analysis } from '../model.ts';
import { at } from './obstacle.ts';

/** Keywords that libraries call a seed. */
const keywords = new Set(['random_state', 'seed', 'random_seed', 'seed_value']);

/** Seeds the notebook sets, as they are written and where: `random_state=42 (cell 3, line 4)`. */
export function seedsOf(analysis: Analysis): string[] {
  const found = analysis.statements.flatMap(({ cell, calls }) =>
    calls.flatMap((call) => {
      const place = `(${at(cell, call.range.start.line)})`;
      const named = call.arguments.filter(
        ({ keyword, text }) => keyword !== null && keywords.has(keyword) && text !== 'None',
      );
      const setting = /(?:^|\.)(?:seed|manual_seed|set_seed|set_random_seed|default_rng|RandomState)$/.test(call.path);
      const [first] = call.arguments;
      return [
        ...(setting && first !== undefined ? [`${call.path}(${first.text}) ${place}`] : []),
        ...(setting ? [] : named.map(({ keyword, text }) => `${keyword}=${text} ${place}`)),
      ];
    }),
  );
  return [...new Set(found)].slice(0, 50);
}
