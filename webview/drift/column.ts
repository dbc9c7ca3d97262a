import type { DriftResult, Profile } from '#protocol/drift.ts';
import { html, say, set } from '../dom.ts';
import { count, pValue } from '../numbers.ts';
import { binsOf, rowsOf, verdict } from './bins.ts';
import { Chart } from './chart.ts';

/** One column: its verdict, what that rests on, and its bars. */
export class ColumnCard {
  readonly element: HTMLElement;
  readonly #chip = html('span', { class: 'chip' });
  readonly #numbers = html('p', { class: 'numbers' });
  readonly #chart: Chart;

  constructor(name: string, role: DriftResult['role']) {
    this.#chart = new Chart(name);
    const heading = html('h3', {}, name, html('span', { class: 'role' }, role));
    this.element = html(
      'article',
      { 'aria-label': `${role} ${name}` },
      html('header', {}, heading, this.#chip),
      this.#numbers,
      this.#chart.element,
    );
  }

  /** After a full window: reference against now. */
  compare(result: DriftResult): void {
    set(this.element, { class: result.drifted ? 'card drifted' : 'card' });
    set(this.#chip, { class: result.drifted ? 'chip bad' : result.test ? 'chip good' : 'chip' });
    say(this.#chip, verdict(result));
    const { test, psi, now } = result;
    const p = test ? `adjusted p ${pValue(test.adjustedPValue)}` : 'not tested';
    say(this.#numbers, [count(rowsOf(now), 'row'), p, `PSI ${psi.toFixed(3)}`].join(' · '));
    this.#chart.update(binsOf(now, result.reference));
  }

  /** Before the first full window: only what came so far. */
  collect(now: Profile): void {
    set(this.element, { class: 'card' });
    set(this.#chip, { class: 'chip' });
    say(this.#chip, 'collecting');
    say(this.#numbers, `${count(rowsOf(now), 'row')} so far`);
    this.#chart.update(binsOf(now, null));
  }
}
