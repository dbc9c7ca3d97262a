import type { Check, Checklist, Item, NextStep, State } from '#protocol/checklist.ts';
import type { Place } from '#protocol/finding.ts';

/** One thing that is known of a notebook, with a number by which an answer can name it. */
export interface Fact {
  /** From 1, in the order of the checklist. */
  readonly id: number;
  readonly item: Item;
  readonly check: Check;
  readonly text: string;
  readonly place: Place | null;
}

/** A check may rest on hundreds of places; a few show what it is about. */
const evidencePerCheck = 6;

/** Everything a checklist knows. A check that rests on nothing is a fact by its state alone. */
export function factsOf({ items }: Checklist): Fact[] {
  const facts = items.flatMap((item) =>
    item.checks.flatMap((check) => {
      const evidence = check.evidence.slice(0, evidencePerCheck);
      return evidence.length === 0
        ? [{ item, check, text: check.title, place: null }]
        : evidence.map(({ text, place }) => ({ item, check, text, place: place ?? null }));
    }),
  );
  return facts.map((fact, index) => ({ id: index + 1, ...fact }));
}

const states: Readonly<Record<State, string>> = {
  done: 'done',
  attention: 'needs attention',
  missing: 'missing',
  human: 'for a person to decide',
  'not-applicable': 'does not apply',
};

/** A fact as a model reads it, one line. */
export function inWords({ id, item, check, text, place }: Fact): string {
  const steps = check.nextSteps.map(titleOf);
  return [
    `[${id}] ${item.title}, "${check.title}": ${states[check.state]}. ${text}`,
    ...(place === null ? [] : [`(${placeInWords(place)})`]),
    ...(steps.length === 0 ? [] : [`Next step: ${steps.join('; ')}.`]),
  ]
    .join(' ')
    .replace(/\s*\n\s*/g, ' ');
}

const titleOf = (step: NextStep): string => (step.kind === 'fix' ? step.fix.title : step.title);

/** Such as `cell 3, line 9` or `Dockerfile, line 2`, counted from 1 as people do. */
export function placeInWords({ file, cell, range }: Place): string {
  return `${cell === undefined ? file : `cell ${cell + 1}`}, line ${range.start.line + 1}`;
}
