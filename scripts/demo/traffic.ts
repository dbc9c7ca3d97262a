import { inferRequest } from '#core/proof/infer-request.ts';
import type { RecordRow, Signature } from '#protocol/model.ts';

export interface Served {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly model: string;
  readonly key: string;
}

/** Asks the server one row after the other, as its users would. Throws on the first answer that is not one. */
export async function ask(served: Served, signature: Signature, rows: readonly RecordRow[]): Promise<void> {
  for (const row of rows) {
    const request = inferRequest(signature, [row]);
    if (!request.ok) throw new Error(request.reason);
    const response = await fetch(`${served.url}/v2/models/${served.model}/infer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': served.key },
      body: JSON.stringify(request.value),
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

/** The same rows measured with a scale that is off: one numeric column times a factor. */
export function shifted(rows: readonly RecordRow[], column: string, factor: number): RecordRow[] {
  return rows.map((row) => {
    const value = row[column];
    return typeof value === 'number' ? { ...row, [column]: value * factor } : row;
  });
}
