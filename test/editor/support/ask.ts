import { InferAnswer, inferRequest } from '#extension/serving/infer.ts';
import type { Value } from '#protocol/model.ts';
import { captured, name } from './prepared.ts';

/** Asks a server about the first row of the notebook's own test data. The first output, or what it says instead. */
export async function ask(url: string, key: string | null): Promise<{ status: number; answer: unknown }> {
  const { signature, row } = await captured();
  const response = await fetch(`${url}/v2/models/${name}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(inferRequest(signature.inputs, row)),
  });
  const body: unknown = await response.json();
  return { status: response.status, answer: response.ok ? InferAnswer.parse(body).outputs[0]?.data[0] : body };
}

/** What the notebook itself answered to that row. */
export async function notebooksAnswer(): Promise<Value | undefined> {
  const { signature, answers } = await captured();
  return answers[signature.outputs[0]?.name ?? '']?.[0]?.[0];
}
