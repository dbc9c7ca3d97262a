import type { ItemDefinition } from '../definition.ts';
import { attention, attentionTo, command, done, generate, missing } from '../verdict.ts';

export const security: ItemDefinition = {
  id: 'security',
  title: 'Security',
  checks: [
    {
      id: 'secrets',
      title: 'No secret stands in the notebook',
      rules: ['notebook/secret-in-source', 'notebook/secret-in-output', 'notebook/secret-in-metadata'],
      look({ findings }) {
        return findings.length > 0
          ? attentionTo(findings)
          : done('No key, token or password was found in cells, outputs or metadata.');
      },
    },
    {
      id: 'foreign-code',
      title: 'Nothing that is loaded can run foreign code',
      rules: ['notebook/unsafe-load', 'notebook/data-over-http', 'notebook/tls-check-off', 'notebook/exposed-server'],
      look({ findings }) {
        return findings.length > 0
          ? attentionTo(findings, command.prepare)
          : done('No pickle or remote code of unknown origin is loaded.');
      },
    },
    {
      id: 'authentication',
      title: 'The service asks for a key',
      look({ project }) {
        if (project.manifest === null)
          return missing('Nothing says who may ask the model.', generate('manifest', 'Draft slipway.yaml'));
        return project.manifest.serve.auth === 'none'
          ? attention(
              'slipway.yaml says auth: none: anybody who reaches the port gets answers.',
              generate('manifest', 'Draft slipway.yaml anew'),
            )
          : done(`slipway.yaml asks for authentication by ${project.manifest.serve.auth}.`);
      },
    },
    {
      id: 'least-privilege',
      title: 'The container runs without root',
      look({ project, manifestFindings }) {
        const path = project.manifest?.image.dockerfile ?? 'Dockerfile';
        if (!project.texts.has(path))
          return missing(`There is no ${path} yet.`, generate('dockerfile', 'Draft a Dockerfile'));
        const root = manifestFindings.filter((each) => each.place.file === path && /root|secret/.test(each.rule));
        return root.length > 0
          ? attentionTo(root)
          : done(`${path} changes to a user that is not root and holds no secret.`);
      },
    },
  ],
};
