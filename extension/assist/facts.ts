import * as vscode from 'vscode';
import type { Target } from '#extension/platform/target.ts';

/** What a model may know of the prepared model: never `captured.json`, which holds rows of the data. */
const factFiles = [
  'MLmodel',
  'requirements.txt',
  'slipway/signature.json',
  'slipway/proof.json',
  'slipway/provenance.json',
];

/** The model folder's facts as text, file by file; empty when nothing was prepared yet. */
export async function modelFacts({ folder, manifest }: Target): Promise<string> {
  const texts = await Promise.all(
    factFiles.map(async (path) => {
      const uri = vscode.Uri.joinPath(folder, manifest.model.folder, path);
      try {
        return `${path}:\n${new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))}`;
      } catch {
        return '';
      }
    }),
  );
  return texts.filter(Boolean).join('\n');
}
