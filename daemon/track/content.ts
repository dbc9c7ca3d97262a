import type { ModelFolder } from './model-folder.ts';

export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** What a run says, before it is sent. Limits are those of MLflow's server. */
export interface RunContent {
  readonly params: readonly Pair[];
  readonly metrics: readonly { readonly key: string; readonly value: number }[];
  readonly tags: readonly Pair[];
  /** `digest` is cut to MLflow's 36 characters. */
  readonly datasets: readonly { readonly name: string; readonly digest: string; readonly source: string }[];
}

/** A model's parameters as params, its metrics and how its proof went as metrics, where it came from as tags. */
export function runContent({ provenance, proof, captured }: ModelFolder, user: string): RunContent {
  const { class: estimator, library, parameters } = provenance.model;
  const params = Object.entries({ model_class: estimator, model_library: library, ...parameters });
  const proven = proof.comparisons.flatMap(({ by, output, rows, agreeing, worst }) => [
    { key: `proof/${by}/${output}/rows`, value: rows },
    { key: `proof/${by}/${output}/agreeing`, value: agreeing },
    ...(worst?.difference == null ? [] : [{ key: `proof/${by}/${output}/worst`, value: worst.difference }]),
  ]);
  return {
    params: params.map(([key, value]) => ({ key: fitKey(key), value: cut(asText(value), 6000) })),
    metrics: [
      ...Object.entries(provenance.metrics).map(([key, value]) => ({ key: fitKey(key), value })),
      ...proven.map(({ key, value }) => ({ key: fitKey(key), value })),
    ],
    tags: Object.entries({
      'mlflow.user': user,
      'mlflow.source.type': 'NOTEBOOK',
      'mlflow.source.name': provenance.notebook.path,
      'slipway.notebook.sha256': provenance.notebook.sha256,
      'slipway.model.sha256': proof.model,
      'slipway.lock.sha256': proof.lock,
      'slipway.proven': String(proof.proven),
      'slipway.captured.rows': String(captured.rows.length),
      'slipway.python': provenance.python,
      'slipway.created': provenance.createdAt,
    }).map(([key, value]) => ({ key, value: cut(value, 8000) })),
    datasets: provenance.data.map(({ source, sha256 }) => ({
      name: cut(source.split(/[\\/]/).at(-1) || source, 500),
      digest: (sha256 ?? 'unknown').slice(0, 36),
      source: JSON.stringify({ uri: source }),
    })),
  };
}

/** MLflow takes letters, digits, `_-.: /` in keys, 250 of them; anything else becomes `_`. */
const fitKey = (key: string): string => cut(key.replaceAll(/[^\w\-.: /]/g, '_'), 250);

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));
