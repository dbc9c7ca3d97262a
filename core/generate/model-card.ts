import { distributionOf } from '#core/environment/index.ts';
import type { Facts } from '#core/python/model.ts';
import { success } from '#core/result.ts';
import type { Comparison, Signature } from '#protocol/model.ts';
import type { Generator } from './generator.ts';
import { type ModelFacts, modelFacts } from './model-facts.ts';

/** What only people can say. A card keeps these words until somebody replaces them; the checklist asks for it. */
export const askOwner = 'To be said by the owner:';

type Licences = Facts['licences'];

/**
 * A model card after Mitchell et al. 2019, in the layout of Hugging Face's template. Every number in it comes from the
 * model folder; what cannot be known from there is asked for, never made up.
 */
export const modelCard: Generator = {
  id: 'model-card',
  title: 'Model card from the proven model',
  generate(input) {
    const facts = modelFacts(input.modelFolder);
    if (!facts.ok) return facts;
    return success([
      { path: 'MODEL_CARD.md', text: renderModelCard(input.manifest.name, facts.value, input.analysis.facts.licences) },
    ]);
  },
};

export function renderModelCard(name: string, facts: ModelFacts, licences: Licences = []): string {
  const { provenance, proof, signature } = facts;
  const { class: estimator, library } = provenance.model;
  return `---
library_name: ${library}
tags:
  - onnx
  - tabular
---

# ${name}

## Model details

- Model: \`${estimator}\` (${library} ${provenance.packages[distributionOf(library)] ?? 'version unknown'}), served as ONNX with its preprocessing.
- Made from \`${provenance.notebook.path}\` (SHA-256 \`${provenance.notebook.sha256.slice(0, 16)}…\`) with Python ${provenance.python} on ${provenance.createdAt.slice(0, 10)}.
- Environment: \`${provenance.lock.path}\`, every package pinned with its hashes.

## Intended use

${askOwner} who uses the answers, for which decision, and what the model must not be used for.

## Inputs and outputs

${columnTable(signature)}

${outputLines(signature)}

## Training data

${provenance.data.map((data) => `- \`${data.source}\`${data.rows === null ? '' : `, ${data.rows} rows`}${data.sha256 === null ? '' : ` (SHA-256 \`${data.sha256.slice(0, 16)}…\`)`}`).join('\n')}${licenceLines(licences)}

${askOwner} how the data was collected, ${licences.length === 0 ? 'its licence' : 'whether that licence covers this use'}, and who is not in it.

## Evaluation

${metricTable(provenance.metrics)}

## Proof

The served model was asked ${facts.capturedRows} rows that the notebook itself had answered. Scores may differ by ${proof.tolerance.absolute} absolute or ${proof.tolerance.relative} relative; labels must be equal.

${proof.comparisons.map(comparisonLine).join('\n')}

## Limits and risks

- Values outside the ranges above, and categories that are not listed, were not seen in training.
- ${askOwner} known failure cases, and groups for which the figures above were not looked at.
`;
}

/** What the notebook itself says of its data. */
const licenceLines = (licences: Licences): string =>
  licences.map(({ licence, cell }) => `\n- Licence, as cell ${cell + 1} of the notebook names it: ${licence}`).join('');

function columnTable(signature: Signature): string {
  const rows = signature.inputs.map((column) => {
    const seen = column.range
      ? `${column.range[0]} to ${column.range[1]}`
      : (column.categories ?? []).map((value) => `\`${value}\``).join(', ');
    return `| \`${column.name}\` | ${column.type} | ${column.missing ? 'yes' : 'no'} | ${seen || 'not recorded'} |`;
  });
  return ['| input | type | missing values in training | seen in training |', '|---|---|---|---|', ...rows].join('\n');
}

function outputLines(signature: Signature): string {
  return signature.outputs
    .map(
      (output) =>
        `- Answers \`${output.name}\` (${output.role}${output.classes ? `: ${output.classes.map((value) => `\`${value}\``).join(', ')}` : ''}).`,
    )
    .join('\n');
}

function metricTable(metrics: Readonly<Record<string, number>>): string {
  const rows = Object.entries(metrics).map(([metric, value]) => `| ${metric} | ${value} |`);
  if (rows.length === 0) return `${askOwner} the notebook computed no metric that Slipway recognises.`;
  return [
    'As the notebook computed them, in the clean environment:',
    '',
    '| metric | value |',
    '|---|---|',
    ...rows,
  ].join('\n');
}

function comparisonLine(comparison: Comparison): string {
  const worst = comparison.worst?.difference ?? null;
  return `- ${comparison.by}: \`${comparison.output}\` agrees on ${comparison.agreeing} of ${comparison.rows} rows${worst === null ? '' : `, worst difference ${worst}`}.`;
}
