import type { Analyser } from '#core/python/parser.ts';
import { notebookRules } from '#core/rules/index.ts';
import type { Expected, LabelledCase } from './cases.ts';
import { notebookOfScript } from './script.ts';

export interface Mistake {
  readonly what: string;
  readonly about: string;
  /** `missed`: expected and not found; `false alarm`: found and not expected. */
  readonly kind: 'missed' | 'false alarm';
}

export interface RuleScore {
  readonly rule: string;
  /** Cases of the rule's own file. */
  readonly cases: number;
  /** Lines of all cases, by what was found there. */
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly mistakes: readonly Mistake[];
}

/** Cases of other rules are labelled for all rules but these: most of them split without a seed, and print their score. */
const ofOwnCasesOnly = new Set(['notebook/unseeded-randomness', 'notebook/metrics-not-logged']);

/**
 * Every rule that has labelled cases, over all of them: a finding counts as right when its first line is labelled with the
 * rule, and each line counts once.
 */
export function scoresOf(analyser: Analyser, cases: readonly LabelledCase[]): RuleScore[] {
  const rules = [...new Set(cases.map(({ about }) => `notebook/${about}`))];
  const looked = cases.map((one) => ({ one, found: findingsOf(analyser, one, rules) }));
  return rules.map((rule) => {
    const mistakes: Mistake[] = [];
    let [right, wrong, missed] = [0, 0, 0];
    for (const { one, found } of looked) {
      if (ofOwnCasesOnly.has(rule) && rule !== `notebook/${one.about}`) continue;
      const wanted = new Set(one.expected.filter((each) => each.rule === rule).map(keyOf));
      const got = new Set(found.filter((each) => each.rule === rule).map(keyOf));
      const both = wanted.intersection(got).size;
      right += both;
      wrong += got.size - both;
      missed += wanted.size - both;
      if (got.size > both) mistakes.push({ what: one.what, about: one.about, kind: 'false alarm' });
      if (wanted.size > both) mistakes.push({ what: one.what, about: one.about, kind: 'missed' });
    }
    const own = cases.filter(({ about }) => `notebook/${about}` === rule).length;
    return { rule, cases: own, right, wrong, missed, mistakes };
  });
}

const keyOf = ({ cell, line }: Expected): string => `${cell} ${line}`;

export function findingsOf(analyser: Analyser, { script, requirements }: LabelledCase, rules: readonly string[]) {
  const analysis = analyser.analyse(notebookOfScript(script));
  const texts = new Map(requirements === null ? [] : [['requirements.txt', requirements.join('\n')] as const]);
  const project = { manifest: null, texts, paths: [notebook, ...texts.keys()] };
  return notebookRules
    .filter(({ id }) => rules.includes(id))
    .flatMap((rule) => rule.check(analysis, project, notebook))
    .map(({ rule, place }): Expected => ({ rule, cell: place.cell ?? -1, line: place.range.start.line }));
}

const notebook = 'train.ipynb';
