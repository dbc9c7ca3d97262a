import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Captured } from '#protocol/model.ts';
import { serve } from '#protocol/rpc/index.ts';
import { connectToDaemon } from '#test/host/daemon.ts';
import {
  type MixedRow,
  mixedBody,
  mixedLabel,
  mixedRows,
  mixedScore,
  modelFolder,
} from '#test/serving/support/model-folder.ts';

/** A served model, by the same daemon that a VS Code with this runtime folder finds. */
export interface ServedModel {
  readonly url: string;
  ask(rows: readonly MixedRow[]): Promise<void>;
  close(): Promise<void>;
}

export async function serveModel(env: Readonly<Record<string, string>>): Promise<ServedModel> {
  const folder = modelFolder('mixed');
  const rows = mixedRows(5, 3);
  const captured: Captured = {
    rows: rows.map((row) => ({ ...row })),
    answers: {
      label: rows.map((row) => [mixedLabel(row)]),
      score: rows.map((row) => [mixedScore(row)]),
    },
  };
  writeFileSync(join(folder, 'slipway/captured.json'), JSON.stringify(captured));
  const client = await connectToDaemon(env);
  const { endpoint } = await client.call(serve.start, {
    name: 'members',
    folder,
    auth: 'none',
    window: 200,
  });
  return {
    url: endpoint.url,
    async ask(more) {
      const response = await fetch(`${endpoint.url}/v2/models/members/infer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: mixedBody(more),
      });
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    },
    async close() {
      await client.call(serve.stop, { id: endpoint.id });
      client.close();
    },
  };
}
