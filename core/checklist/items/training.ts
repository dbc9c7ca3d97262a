import type { ItemDefinition } from '../definition.ts';
import { changesOf, proofOf, proofSentence } from '../model-folder.ts';
import { separated } from '../split-evidence.ts';
import { attention, attentionTo, command, done, missing, notApplicable } from '../verdict.ts';

/** Rules about scores that promise more than the model holds. */
const leakage = [
  'notebook/preprocessing-before-split',
  'notebook/resampled-before-split',
  'notebook/test-rows-in-training',
  'notebook/scored-on-fitted-rows',
  'notebook/training-score-as-test',
  'notebook/shuffled-time-series',
  'notebook/target-in-features',
  'notebook/test-set-chooses',
  'notebook/fit-on-test',
  'notebook/preprocessing-differs',
  'notebook/split-order',
  'notebook/swapped-metric-arguments',
];

export const training: ItemDefinition = {
  id: 'training',
  title: 'Training apart from inference',
  checks: [
    {
      id: 'model-folder',
      title: 'The fitted model is kept as a versioned artifact',
      look(input) {
        if (input.modelFolder.has('MLmodel')) return done('The model folder is there, in MLflow’s format.');
        const [artifact] = input.analysis.facts.artifacts;
        if (artifact !== undefined) {
          return attention(
            {
              text: `The notebook writes a ${artifact.format} file, without signature, environment or proof.`,
              place: { file: input.file, cell: artifact.cell, range: artifact.range },
            },
            command.prepare,
          );
        }
        const fit = input.analysis.facts.fits.find((each) => each.role === 'model');
        if (fit === undefined) return notApplicable('No model is fitted in this notebook.');
        return missing(
          {
            text: 'The model is fitted here and kept nowhere.',
            place: { file: input.file, cell: fit.cell, range: fit.range },
          },
          command.prepare,
        );
      },
    },
    {
      id: 'proven',
      title: 'The served model gives the notebook’s own answers',
      look(input) {
        const proof = proofOf(input);
        if (proof === null || (proof.proven && proof.comparisons.length === 0))
          return missing('Nothing was compared yet.', command.prepare);
        if (proof.proven) {
          const changes = changesOf(input);
          return changes.length === 0 ? done(proofSentence(proof)) : attention(changes, command.prepare);
        }
        const off = proof.comparisons.filter((comparison) => comparison.agreeing < comparison.rows);
        return attention(
          off.length === 0
            ? (proof.reason ?? 'The comparison did not get to its end.')
            : off.map((one) => ({
                text: `${one.by}: ${one.output} differs on ${one.rows - one.agreeing} of ${one.rows} rows.`,
              })),
          command.prepare,
        );
      },
    },
    {
      id: 'leakage',
      title: 'Nothing is learned from the rows that test it',
      rules: leakage,
      look({ findings, analysis }) {
        if (findings.length > 0) return attentionTo(findings);
        if (analysis.facts.fits.length === 0) return notApplicable('Nothing is fitted in this notebook.');
        return done(
          analysis.facts.splits.length > 0
            ? 'Nothing is fitted before the split.'
            : 'The notebook has no split that preprocessing could leak across.',
        );
      },
    },
    {
      id: 'code',
      title: 'Training and inference are code of their own',
      look: separated,
    },
    {
      id: 'portable',
      title: 'What is saved can be loaded without the notebook',
      rules: ['notebook/notebook-code-pickled'],
      look({ findings, analysis }) {
        if (findings.length > 0) return attentionTo(findings, command.prepare);
        const saved = analysis.facts.artifacts.length;
        return saved === 0
          ? notApplicable('The notebook saves no model of its own.')
          : done(`Nothing the notebook saves (${saved} ${saved === 1 ? 'file' : 'files'}) needs code from a cell.`);
      },
    },
  ],
};
