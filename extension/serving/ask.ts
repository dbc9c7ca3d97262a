import type { RecordRow, Signature, Value } from '#protocol/model.ts';
import type { ToPanel } from '#protocol/webview.ts';
import type { Endpoint } from './endpoints.ts';
import { InferAnswer, InferError, inferRequest } from './infer.ts';

export const inferUrl = (endpoint: Endpoint): string =>
  `${endpoint.url.replace(/\/$/, '')}/v2/models/${encodeURIComponent(endpoint.name)}/infer`;

/** Asks an endpoint about one row. Whatever goes wrong is an answer too: the panel shows it. */
export async function ask(
  endpoint: Endpoint,
  key: string | undefined,
  signature: Signature,
  row: RecordRow,
): Promise<ToPanel> {
  const began = performance.now();
  try {
    const response = await fetch(inferUrl(endpoint), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(inferRequest(signature.inputs, row)),
      signal: AbortSignal.timeout(30_000),
    });
    const milliseconds = performance.now() - began;
    const body: unknown = await response.json();
    if (!response.ok) return refusal(response.status, InferError.safeParse(body).data?.error, signature);
    const { outputs } = InferAnswer.parse(body);
    return {
      type: 'answer',
      outputs: Object.fromEntries(outputs.map(({ name, data }): [string, Value[]] => [name, data])),
      milliseconds,
    };
  } catch (error) {
    const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : error;
    return { type: 'refused', message: `${endpoint.url} did not answer: ${why}` };
  }
}

function refusal(status: number, message: string | undefined, signature: Signature): ToPanel {
  const text = message ?? `The endpoint answered ${status}.`;
  const column = signature.inputs.find(({ name }) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
  return { type: 'refused', message: text, ...(column ? { column: column.name } : {}) };
}
