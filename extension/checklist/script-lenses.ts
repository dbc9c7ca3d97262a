import * as vscode from 'vscode';
import type { Language } from '#extension/language/language.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { CellMark } from '#protocol/cell-marks.ts';
import { markLooks } from './mark-looks.ts';

/** What each cell of a script is to the whole, above the cell: what notebooks have under it. */
export class ScriptLenses extends Disposables implements vscode.CodeLensProvider {
  readonly #language: Language;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(language: Language) {
    super();
    this.#language = language;
    this.track(
      language.onChange((uri) => {
        if (uri.path.endsWith('.py')) this.#changed.fire();
      }),
    );
    this.track(vscode.languages.registerCodeLensProvider({ language: 'python' }, this));
  }

  provideCodeLenses({ uri, lineCount }: vscode.TextDocument): vscode.CodeLens[] {
    const marks = this.#language.checklist(uri)?.marks ?? [];
    return marks.flatMap((mark) => (mark.line === undefined ? [] : draw(mark, mark.line, lineCount, uri)));
  }
}

/** On the line of the marker, which stands above the cell's first. */
function draw(mark: CellMark, line: number, lineCount: number, uri: vscode.Uri): vscode.CodeLens {
  const { icon, command } = markLooks[mark.kind];
  const at = Math.min(Math.max(line - 1, 0), lineCount - 1);
  // A common space is lost beside an icon.
  const title = `$(${icon})\u00a0${mark.text}`;
  return new vscode.CodeLens(new vscode.Range(at, 0, at, 0), { ...command(mark, uri), title, tooltip: mark.detail });
}
