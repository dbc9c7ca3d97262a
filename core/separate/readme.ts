export const readmeBegin = '<!-- slipway:split -->';
export const readmeEnd = '<!-- /slipway:split -->';

export interface ReadmeInput {
  readonly notebook: string;
  /** Folder of the code as a shell prefix from the project: empty or ending in `/`. */
  readonly prefix: string;
  readonly data: string | null;
  readonly requirements: readonly string[];
  readonly notes: readonly string[];
}

/** The section that says how to train, predict and test. */
export function readmeSection({ notebook, prefix, data, requirements, notes }: ReadmeInput): string {
  const trains =
    data === null
      ? ''
      : `\nOther rows to train on: \`python ${prefix}train.py --data other.csv\` (it reads \`${data}\` by itself).\n`;
  const lock =
    requirements.length === 0
      ? 'pytest'
      : `${requirements.map((one) => (/[<>=!~\s[]/.test(one) ? `"${one}"` : one)).join(' ')} pytest`;
  return `${readmeBegin}
## Train, predict, test

Made from \`${notebook}\`. Run these in the project folder:

\`\`\`
python -m pip install ${lock}
python ${prefix}train.py                                # fits the model, writes ${prefix}artifacts/
python ${prefix}predict.py rows.csv --out answers.csv   # loads it, fits nothing
python -m pytest ${prefix}tests
\`\`\`
${trains}
\`features.py\` turns raw rows into what the model takes, for training and prediction alike.
\`tests/test_answers.py\` compares with the rows and answers that \`slipway prepare\` kept of the notebook's run.
${notes.length === 0 ? '' : `\n${notes.map((note) => `- ${note}`).join('\n')}\n`}${readmeEnd}
`;
}

/** The section as it stands in a README, or null. */
export function sectionOf(readme: string): string | null {
  const begin = readme.indexOf(readmeBegin);
  const end = readme.indexOf(readmeEnd, begin);
  return begin === -1 || end === -1 ? null : `${readme.slice(begin, end + readmeEnd.length)}\n`;
}

/** A README with the section in its place: between its markers, or at the end. */
export function withSection(readme: string | null, section: string, title: string): string {
  if (readme === null || readme.trim() === '') return `# ${title}\n\n${section}`;
  const begin = readme.indexOf(readmeBegin);
  const end = readme.indexOf(readmeEnd, begin);
  if (begin === -1 || end === -1) return `${readme.trimEnd()}\n\n${section}`;
  const rest = readme.slice(end + readmeEnd.length).replace(/^\n/, '');
  return `${readme.slice(0, begin)}${section}${rest}`;
}
