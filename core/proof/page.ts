import type { Comparison, Proof, Provenance, Signature } from '#protocol/model.ts';
import { hardInputLines } from './hard-inputs.ts';

/** The proof as a page to read, in Markdown: what was asked, who answered, where they part most, and what nobody trained on. */
export function proofPage(name: string, proof: Proof, signature: Signature, provenance: Provenance): string {
  const { tolerance, hard = [] } = proof;
  const { input, onnx, notebook } = provenance;
  const lines = hardInputLines(hard);
  return `# ${proof.proven ? 'Proven' : 'Not proven'}: ${name}

${proof.proven ? `It answers as \`${notebook.path}\` did.` : (proof.reason ?? '')}

Labels have to be equal; a score may differ by ${tolerance.absolute} plus ${tolerance.relative} of its size.

| who answered | answer | rows | the notebook's own | worst difference |
|---|---|---|---|---|
${proof.comparisons.map(comparisonRow).join('\n')}

\`python\` is the notebook's own model in a process that never saw the notebook${onnx === null ? ', `onnx` the exported graph in Python, `server` the same in the model server' : ''}.

## Where rows come in

${input === undefined || input.at === 'raw' ? `As the raw rows in \`${input?.name ?? 'the data'}\`, before the notebook's preprocessing: ${signature.inputs.length} columns.` : `As \`${input.name}\` takes them, after the notebook's preprocessing: ${signature.inputs.length} columns.${input.instead.map((why) => ` ${why}`).join('')}`}
${onnx === null || onnx === undefined ? '' : `\nThere is no ONNX graph, and Python serves it: ${onnx}\n`}
${separatedPart(proof)}## Inputs nobody trained on

${lines.length === 0 ? 'None was tried.' : lines.map((line) => `- ${line}`).join('\n')}

## What was proven

- Model: SHA-256 \`${proof.model}\`
- Lock: SHA-256 \`${proof.lock}\`
- Notebook: SHA-256 \`${notebook.sha256}\`
- Python ${provenance.python}
`;
}

function separatedPart({ separated }: Proof): string {
  if (separated === undefined) return '';
  const rows = Math.max(0, ...separated.comparisons.map((one) => one.rows));
  const said =
    separated.reason === null
      ? `\`predict.py\` and \`features.py\`, with the model and the learned values of this run, gave the notebook's own answers to all ${rows} rows. \`train.py\` fits a model of its own, which its tests look at.`
      : `None was written: the \`predict.py\` for it does not answer as the notebook did. ${separated.reason}`;
  return `## Separated code\n\n${said}\n\n`;
}

function comparisonRow({ by, output, rows, agreeing, worst }: Comparison): string {
  const difference =
    worst === null
      ? ''
      : worst.difference === null
        ? `first at row ${worst.row}`
        : `${worst.difference.toExponential(1)}, row ${worst.row}`;
  return `| ${by} | \`${output}\` | ${rows} | ${agreeing} | ${difference} |`;
}
