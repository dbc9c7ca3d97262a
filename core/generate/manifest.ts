import type { Analysis } from '#core/python/model.ts';
import { success } from '#core/result.ts';
import type { Generator } from './generator.ts';

/** A first `slipway.yaml` from what the notebook shows: short, with a comment where a reader would ask. */
export const manifest: Generator = {
  id: 'manifest',
  title: 'slipway.yaml for this notebook',
  generate({ notebook, analysis }) {
    return success([{ path: 'slipway.yaml', text: renderManifest(notebook, analysis) }]);
  },
};

export function renderManifest(notebook: string, analysis: Analysis): string {
  const mlflow = analysis.facts.trackers.some((tracker) => tracker.tool === 'mlflow');
  return `# What this team decided about ${notebook}. Paths are relative to this file.
version: 1
name: ${serviceName(notebook)}
notebook: ${yamlText(notebook)}

serve:
  pattern: real-time # or batch, or streaming
  auth: api-key # a key is made when serving starts, shown once and kept as a hash

deploy:
  target: docker
  memory: 512m
  cpus: 1
${mlflow ? '\ntrack:\n  tool: mlflow\n  uri: http://127.0.0.1:5000\n' : ''}
monitor:
  window: 200 # requests in one window: the sample size of each test
  falseAlarmRate: 0.01 # chance that a window with no change raises any alarm
`;
}

/** A name as a host would carry it, from the notebook's file name (RFC 1123). */
export function serviceName(notebook: string): string {
  const stem = notebook.slice(notebook.lastIndexOf('/') + 1).replace(/\.(ipynb|py)$/i, '');
  const name = stem
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'model' : name;
}

/** Plain where YAML reads it back as the same text, else quoted. */
const yamlText = (text: string): string => (/^[A-Za-z][\w./-]*$/.test(text) ? text : JSON.stringify(text));
