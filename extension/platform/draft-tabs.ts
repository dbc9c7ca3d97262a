import * as vscode from 'vscode';

/** Open tabs that show a text of this scheme on their right side. */
export const tabsOf = (scheme: string): vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => isDraft(tab.input, scheme));

interface Schemes {
  /** Of the proposed texts. */
  readonly draft: string;
  /** Of the empty text that stands for a file that is not there. */
  readonly nothing: string;
}

/** Opens what is proposed for files beside what is there: one diff, or one editor with all of them. */
export async function openDiff(title: string, uris: readonly vscode.Uri[], schemes: Schemes): Promise<void> {
  const draftUri = ({ path }: vscode.Uri): vscode.Uri => vscode.Uri.from({ scheme: schemes.draft, path });
  const pairs = await Promise.all(uris.map(async (uri) => ({ uri, before: await before(uri, schemes.nothing) })));
  const [first] = pairs;
  if (pairs.length === 1 && first) {
    await vscode.commands.executeCommand('vscode.diff', first.before, draftUri(first.uri), title, { preview: true });
  } else {
    const resources = pairs.map((pair) => [pair.uri, pair.before, draftUri(pair.uri)]);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
  }
}

async function before(uri: vscode.Uri, nothing: string): Promise<vscode.Uri> {
  try {
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    return vscode.Uri.from({ scheme: nothing, path: uri.path });
  }
}

function isDraft(input: unknown, scheme: string): boolean {
  if (input instanceof vscode.TabInputTextDiff) return input.modified.scheme === scheme;
  // Tabs of several diffs have no public class in every version: recognised by their shape.
  if (typeof input !== 'object' || input === null || !('textDiffs' in input) || !Array.isArray(input.textDiffs))
    return false;
  return input.textDiffs.some((diff: unknown) => diff instanceof vscode.TabInputTextDiff && isDraft(diff, scheme));
}
