import { success } from '#core/result.ts';
import { pathOf } from './dockerfile-facts.ts';
import type { Generator } from './generator.ts';

/** What the engine is sent: an allow-list, so that no notebook, data, key or environment ever gets into a layer. */
export const dockerignore: Generator = {
  id: 'dockerignore',
  title: '.dockerignore that lets only the server and the model in',
  generate({ manifest }) {
    return success([{ path: '.dockerignore', text: renderDockerignore(manifest.model.folder) }]);
  },
};

export function renderDockerignore(folder: string): string {
  const model = pathOf(folder);
  return `# Nothing goes into the image but the server and the model.
**
!serving/package.json
!serving/package-lock.json
!serving/server.mjs
!serving/inference-worker.mjs
!serving/python-worker/**
!${model}
!${model}/**

# Rows of the training data, kept beside the model to prove it.
${model}/**/captured.json
${model}/**/input_example.json
`;
}
