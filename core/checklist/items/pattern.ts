import type { ItemDefinition } from '../definition.ts';
import { attention, attentionTo, command, done, generate, human, missing } from '../verdict.ts';

export const pattern: ItemDefinition = {
  id: 'pattern',
  title: 'The right serving pattern',
  checks: [
    {
      id: 'chosen',
      title: 'Batch, real time or streaming was chosen',
      look({ project, analysis }) {
        if (project.manifest !== null) return done(`slipway.yaml says ${project.manifest.serve.pattern}.`);
        const [serving] = analysis.facts.serving;
        return human(
          serving === undefined
            ? 'Who asks, how often, and how long may they wait? Nobody has said yet.'
            : `The notebook uses ${serving.tool}; slipway.yaml does not say what is wanted.`,
          generate('manifest', 'Draft slipway.yaml'),
        );
      },
    },
    {
      id: 'signature',
      title: 'What goes in and what comes out is written down',
      rules: ['notebook/no-signature'],
      look({ modelFolder, findings }) {
        if (findings.length > 0) return attentionTo(findings, command.prepare);
        return modelFolder.has('slipway/signature.json')
          ? done('The model folder has a signature and an input example.')
          : missing(
              'No signature: a client cannot know the columns, nor the server refuse wrong ones.',
              command.prepare,
            );
      },
    },
    {
      id: 'predicts-only',
      title: 'The service predicts and does not learn',
      rules: ['notebook/fit-in-serving', 'notebook/encoder-overwritten'],
      look({ findings, analysis }) {
        if (findings.length > 0) return attentionTo(findings);
        return analysis.facts.serving.length === 0
          ? done('The model server runs the exported graph, which holds no training code.')
          : done('No function that serves fits anything.');
      },
    },
    {
      id: 'container',
      title: 'The service has an image',
      look({ project, manifestFindings }) {
        const path = project.manifest?.image.dockerfile ?? 'Dockerfile';
        if (!project.texts.has(path))
          return missing(`There is no ${path}.`, generate('dockerfile', 'Draft a Dockerfile'));
        const grave = manifestFindings.filter(
          (each) => each.place.file === path && (each.severity === 'error' || each.severity === 'warning'),
        );
        return grave.length > 0
          ? attention(
              grave.map((each) => ({ text: each.message, place: each.place })),
              generate('dockerfile', 'Draft a Dockerfile anew'),
            )
          : done({
              text: `${path} has nothing to mend.`,
              place: { file: path, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
            });
      },
    },
  ],
};
