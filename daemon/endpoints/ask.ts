import { type Answers, answersOf, inferRequest } from '#core/proof/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { RecordRow, Signature, Value } from '#protocol/model.ts';

export interface Asked {
  readonly url: string;
  /** Name of the model in the server. */
  readonly model: string;
  readonly key: string | null;
}

/** Rows of one request: a few hundred rows of a wide table stay well under a server's limit for bodies. */
const batch = 256;

/** What a server answers to rows, through `POST /v2/models/{name}/infer`. */
export async function ask(
  server: Asked,
  signature: Signature,
  rows: readonly RecordRow[],
  signal: AbortSignal,
): Promise<Answers> {
  const answers: Record<string, (readonly Value[])[]> = {};
  for (let from = 0; from < rows.length; from += batch) {
    const some = await askOnce(server, signature, rows.slice(from, from + batch), signal);
    for (const [output, values] of Object.entries(some)) answers[output] = [...(answers[output] ?? []), ...values];
  }
  return answers;
}

async function askOnce(
  { url, model, key }: Asked,
  signature: Signature,
  rows: readonly RecordRow[],
  signal: AbortSignal,
): Promise<Answers> {
  const request = inferRequest(signature, rows);
  if (!request.ok) throw refused(model, `The captured rows do not fit the signature. ${request.reason}`, []);
  const response = await fetch(`${url}/v2/models/${encodeURIComponent(model)}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'x-api-key': key }) },
    body: JSON.stringify(request.value),
    signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
  });
  const text = await response.text();
  if (!response.ok)
    throw refused(model, `The server answered ${response.status} to captured rows.`, [text.slice(0, 2000)]);
  const answers = answersOf(signature, parsed(text));
  if (!answers.ok) throw refused(model, answers.reason, [text.slice(0, 2000)]);
  return answers.value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refused(model: string, message: string, details: string[]): Failure {
  return new Failure('failed', message, {
    reason: 'no-answer',
    subject: model,
    remedy: 'Prepare the model again, and build its image again if it is one: slipway prepare, slipway build',
    details,
  });
}
