import type { Output, Value } from '#protocol/model.ts';
import { html } from '../dom.ts';
import { short } from '../numbers.ts';

/** An answer for one row: labels in words, scores as numbers, the scores of classes as bars. */
export function drawAnswer(outputs: readonly Output[], answer: Readonly<Record<string, Value[]>>): HTMLElement[] {
  return outputs.map((output) => {
    const values = answer[output.name] ?? [];
    return html(
      'div',
      { class: 'output' },
      html('h3', {}, output.name),
      output.classes && values.length > 1 ? bars(output.classes, values) : html('p', { class: 'value' }, words(values)),
    );
  });
}

const words = (values: readonly Value[]): string =>
  values.map((value) => (typeof value === 'number' ? short(value) : `${value ?? 'missing'}`)).join(', ');

function bars(classes: readonly (string | number)[], values: readonly Value[]): HTMLElement {
  return html(
    'ul',
    { class: 'classes' },
    ...values.map((value, index) => {
      const score = typeof value === 'number' ? value : 0;
      const name = `${classes[index] ?? index}`;
      return html(
        'li',
        {},
        html('span', { class: 'class' }, name),
        html('meter', { min: 0, max: 1, value: score, 'aria-label': name }),
        html('span', { class: 'score' }, short(score)),
      );
    }),
  );
}
