import { type Judged, type Reading, readings } from './judged.ts';
import type { Mistake, RuleScore } from './score.ts';

/** `docs/rules/precision.md`: how often each rule is right on the labelled cases, and where it is not. */
export function precisionPage(scores: readonly RuleScore[]): string {
  const rows = scores.map(
    ({ rule, cases, right, wrong, missed }) =>
      `| [${rule}](${rule}.md) | ${cases} | ${right} | ${wrong} | ${missed} | ${share(right, right + wrong)} | ${share(right, right + missed)} |`,
  );
  const mistakes = scores.flatMap(({ rule, mistakes: own }) => own.map((mistake) => `- ${sentence(rule, mistake)}`));
  return `# Precision and recall

## On cases written for it

Made by \`npm run labelled\` from the labelled notebooks in \`test/labelled\`. They were written for this purpose, the hard
ones among them first of all: what looks like a mistake and is none. Each rule runs over the cases of all files, but for
\`unseeded-randomness\` and \`metrics-not-logged\`, which keep to their own. A finding is right where the case labels its line
with the rule. A rule that was wrong on a case was mended, so these numbers say which patterns a rule knows, not how often it
is right at large.

| rule | own cases | right | false alarms | missed | precision | recall |
|---|---|---|---|---|---|---|
${rows.join('\n')}

### Where they are wrong

${mistakes.length === 0 ? 'Nowhere in these cases.' : mistakes.join('\n')}

## On notebooks of others

Checked with \`npm run corpus\`, and findings taken at random were read one by one (\`--rule ID --sample N\`), one of each
line that copies of a notebook share. What was missed there is not counted: nobody has read all of them. Leakage is rare in
courses and frequent in competitions. Reading the latter found one loud mistake, since mended: the styles of scikit-learn's
diagrams in the outputs were taken for keys of OpenAI, 74 times.

${readings.map(readingSection).join('\n\n')}
`;
}

const readingSection = ({ notebooks, judged }: Reading): string => `### ${notebooks}

| rule | findings | read | right | precision | the others |
|---|---|---|---|---|---|
${judged.map(judgedRow).join('\n')}`;

const judgedRow = ({ rule, findings, read, right, wrong }: Judged): string =>
  `| [${rule}](${rule}.md) | ${findings} | ${read} | ${right} | ${share(right, read)} | ${wrong ?? ''} |`;

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(0)} %`;

const sentence = (rule: string, { what, about, kind }: Mistake): string =>
  `${rule}, ${kind}: ${what}${rule === `notebook/${about}` ? '' : ` (a case of notebook/${about})`}`;
