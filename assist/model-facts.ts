/**
 * Files of a model folder that a language model may read. Never `captured.json` and `input_example.json`: they hold rows of
 * the data, and with them nearly every number would have a source.
 */
export const factFiles: readonly string[] = [
  'MLmodel',
  'requirements.txt',
  'slipway/signature.json',
  'slipway/proof.json',
  'slipway/provenance.json',
];

/** The facts of a model folder as one text, from its files by path in it; empty when nothing was prepared yet. */
export const modelFacts = (texts: ReadonlyMap<string, string>): string =>
  factFiles
    .flatMap((path) => {
      const text = texts.get(path);
      return text === undefined ? [] : [`${path}:\n${text}`];
    })
    .join('\n');
