import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Facts } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, withKeyword } from '../support/arguments.ts';
import { bindingOf } from '../support/imports.ts';

type Draw = Facts['randomness'][number];

export const unseededRandomness = defineNotebookRule(
  {
    id: 'notebook/unseeded-randomness',
    title: 'Randomness without a seed',
    severity: 'warning',
    item: 'retraining',
    why: 'Every run splits, draws or trains differently, so neither the metrics nor the model can be made again or compared.',
    source:
      'scikit-learn, "Controlling randomness": https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness',
    bad: `from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y)`,
    good: `from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)`,
    fix: 'Offered: `random_state=0` in the call, or a seed of the generator before the line. A choice, because results change once.',
  },
  ({ analysis, report }) => {
    const told = new Set<string>();
    for (const draw of analysis.facts.randomness) {
      if (draw.seeded) continue;
      const call = callAt(analysis, draw);
      const generator = globalGenerator(draw.path);
      if (generator !== null) {
        // One seed is enough for all draws of a generator, so one finding is, too.
        if (told.has(generator)) continue;
        told.add(generator);
      }
      const name = draw.path.split('.').at(-1) ?? draw.path;
      report(
        draw,
        generator === null
          ? `\`${name}\` draws random numbers without a seed: every run gives another result. Give it a random_state.`
          : `\`${name}\` draws from ${generator}'s global generator and nothing seeds it: every run gives another result.`,
        { fixes: generator === null ? argumentFix(analysis, draw, call) : seedFix(analysis, draw, generator) },
      );
    }
  },
);

/** The library whose one generator is drawn from; null for calls that take a seed of their own. */
function globalGenerator(path: string): keyof typeof seedCalls | null {
  const random = effectOf(path)?.random;
  if (random === undefined || random.seed !== undefined) return null;
  const { generator } = random;
  return generator === 'jax' || generator === 'spark' ? null : generator;
}

const seedCalls = {
  random: 'seed(0)',
  numpy: 'random.seed(0)',
  torch: 'manual_seed(0)',
  tensorflow: 'random.set_seed(0)',
};

function seedFix(analysis: Analysis, draw: Draw, generator: keyof typeof seedCalls): FixDraft[] {
  const binding = bindingOf(analysis, generator, draw.cell);
  const statement = analysis.statements[draw.statement];
  if (binding === null || statement === undefined || statement.range.start.character !== 0) return [];
  const line = `${binding}.${seedCalls[generator]}`;
  const { start } = statement.range;
  return [
    {
      title: `Seed the generator: \`${line}\``,
      kind: 'offered',
      edits: [{ cell: draw.cell, range: { start, end: start }, newText: `${line}\n` }],
    },
  ];
}

function argumentFix(analysis: Analysis, draw: Draw, call: Call | null): FixDraft[] {
  if (call === null) return [];
  const name = effectOf(draw.path)?.random?.seed ?? 'random_state';
  const edit = withKeyword(analysis, draw.cell, call, name, '0');
  return edit === null ? [] : [{ title: `Add \`${name}=0\``, kind: 'offered', edits: [edit] }];
}
