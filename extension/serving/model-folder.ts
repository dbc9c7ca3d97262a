import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { UserError } from '#extension/platform/user-error.ts';
import { encryptionFile } from '#protocol/encryption.ts';
import { Captured, Proof, Signature } from '#protocol/model.ts';
import type { Endpoint } from './endpoints.ts';
import type { Model } from './served-model.ts';

/** What the try-it panel needs of an endpoint's model: the columns, and a row that really occurred. */
export async function readModelOf({ folder, deployment }: Endpoint): Promise<Model> {
  if (deployment && (await read(join(folder, 'slipway', 'proof.json'), Proof)).model !== deployment.model)
    throw new UserError(
      `${folder} holds another model than revision ${deployment.revision} of ${deployment.name} runs.`,
      'Build the image and deploy it to try the new one.',
    );
  const signature = await read(join(folder, 'slipway', 'signature.json'), Signature);
  // The rows of an encrypted model are opened nowhere but where it answers.
  if (await isThere(join(folder, encryptionFile))) return { signature, example: {} };
  const captured = await read(join(folder, 'slipway', 'captured.json'), Captured);
  return { signature, example: captured.rows[0] ?? {} };
}

const isThere = (path: string): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.file(path))).then(
    () => true,
    () => false,
  );

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(path)));
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
    throw new UserError(`${path} cannot be read: ${why}.`, 'Run "Slipway: Prepare Model" again.');
  }
}
