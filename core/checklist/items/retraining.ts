import type { ItemDefinition } from '../definition.ts';
import { attentionTo, command, done, generate, human, manifestPage, missing } from '../verdict.ts';

export const retraining: ItemDefinition = {
  id: 'retraining',
  title: 'Responsible retraining',
  checks: [
    {
      id: 'trigger',
      title: 'When the model is trained again is decided',
      look({ project, analysis, file }) {
        if (project.manifest === null) return missing('Nothing says when.', generate('manifest', 'Draft slipway.yaml'));
        const { retrain } = project.manifest;
        const said = [
          retrain?.schedule === undefined ? [] : [`on the schedule "${retrain.schedule}"`],
          retrain?.when === undefined ? [] : [`when ${retrain.when}`],
        ].flat();
        if (said.length > 0) return done(`Retrained ${said.join(', and ')}.`);
        const own = analysis.facts.schedules.map(({ tool, cell, range }) => ({
          text: `The notebook runs something by time itself (${tool}). Say it in slipway.yaml, where the pipeline reads it.`,
          place: { file, cell, range },
        }));
        const question =
          'A schedule or a condition: "retrain" in slipway.yaml has neither. Who notices when the world has changed?';
        return human([{ text: question }, ...own], manifestPage('How to say when'));
      },
    },
    {
      id: 'repeatable',
      title: 'Training again gives the same model',
      rules: ['notebook/unseeded-randomness'],
      look({ findings, analysis }) {
        if (findings.length > 0) return attentionTo(findings);
        const random = analysis.facts.randomness.length;
        return done(random === 0 ? 'Nothing random was found.' : `Each of ${random} random steps has a seed.`);
      },
    },
    {
      id: 'rollback',
      title: 'The version before can be put back',
      look({ project, modelFolder }) {
        return project.manifest !== null && modelFolder.has('slipway/proof.json')
          ? done(
              `Deployments to ${project.manifest.deploy.target} keep their revisions; "slipway rollback" goes back to one.`,
            )
          : missing(
              'Only a proven model is deployed as a revision that can be rolled back.',
              command.prepare,
              command.deploy,
            );
      },
    },
  ],
};
