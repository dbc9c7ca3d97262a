import type { ItemDefinition } from '../definition.ts';
import { proofOf, proofSentence } from '../model-folder.ts';
import { attention, attentionTo, command, done, missing, notApplicable, ofRules } from '../verdict.ts';

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
        if (proof === null) return missing('Nothing was compared yet.', command.prepare);
        if (proof.proven) return done(proofSentence(proof));
        const off = proof.comparisons.filter((comparison) => comparison.agreeing < comparison.rows);
        return attention(
          off.map((one) => ({
            text: `${one.by}: ${one.output} differs on ${one.rows - one.agreeing} of ${one.rows} rows.`,
          })),
          command.prepare,
        );
      },
    },
    {
      id: 'leakage',
      title: 'Nothing is learned from the rows that test it',
      look({ findings, analysis }) {
        const leaks = ofRules(findings, 'notebook/preprocessing-before-split');
        if (leaks.length > 0) return attentionTo(leaks);
        if (analysis.facts.fits.length === 0) return notApplicable('Nothing is fitted in this notebook.');
        return done(
          analysis.facts.splits.length > 0
            ? 'Nothing is fitted before the split.'
            : 'The notebook has no split that preprocessing could leak across.',
        );
      },
    },
    {
      id: 'safe-artifacts',
      title: 'What is loaded and saved runs no foreign code',
      look({ findings }) {
        const unsafe = ofRules(
          findings,
          'notebook/unsafe-load',
          'notebook/pickled-from-notebook',
          'notebook/fit-in-serving',
        );
        return unsafe.length > 0
          ? attentionTo(unsafe)
          : done('No pickle of unknown origin is loaded, and none depends on this notebook.');
      },
    },
  ],
};
