import type { Mistake, RuleScore } from './score.ts';

/** `docs/rules/precision.md`: how often each rule is right on the labelled cases, and where it is not. */
export function precisionPage(scores: readonly RuleScore[]): string {
  const rows = scores.map(
    ({ rule, cases, right, wrong, missed }) =>
      `| [${rule}](${rule}.md) | ${cases} | ${right} | ${wrong} | ${missed} | ${share(right, right + wrong)} | ${share(right, right + missed)} |`,
  );
  const mistakes = scores.flatMap(({ rule, mistakes: own }) => own.map((mistake) => `- ${sentence(rule, mistake)}`));
  return `# Precision and recall

Made by \`npm run labelled\` from the judged notebooks in \`test/labelled\`. They were written for this purpose, the hard
ones among them first of all: what looks like a mistake and is none. Each rule runs over the cases of all files, but for
\`unseeded-randomness\`, which keeps to its own. A finding
is right when a person labelled its line with the rule. Small sets written by hand say which patterns a rule knows, not how
often a rule is right on notebooks at large.

| rule | own cases | right | false alarms | missed | precision | recall |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## Where they are wrong

${mistakes.length === 0 ? 'Nowhere in these cases.' : mistakes.join('\n')}
`;
}

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(0)} %`;

const sentence = (rule: string, { what, about, kind }: Mistake): string =>
  `${rule}, ${kind}: ${what}${rule === `notebook/${about}` ? '' : ` (a case of notebook/${about})`}`;
