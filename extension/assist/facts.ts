import * as vscode from 'vscode';
import { factFiles, modelFacts } from '#assist/index.ts';
import type { Target } from '#extension/platform/target.ts';

/** What a model may know of the prepared model, as text; empty when nothing was prepared yet. */
export async function factsOfModel({ folder, manifest }: Target): Promise<string> {
  const texts = await Promise.all(
    factFiles.map(async (path) => {
      const uri = vscode.Uri.joinPath(folder, manifest.model.folder, path);
      try {
        return [[path, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))] as const];
      } catch {
        return [];
      }
    }),
  );
  return modelFacts(new Map(texts.flat()));
}
