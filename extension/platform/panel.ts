import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { FromPanel, type ToPanel } from '#protocol/webview.ts';
import { describeError } from './describe-error.ts';
import { Disposables } from './disposables.ts';
import { showFailure } from './failure.ts';

/** A webview panel that runs one bundle of `dist/webview` under a strict policy, and speaks `protocol/webview.ts`. */
export class Panel extends Disposables {
  readonly #view: vscode.WebviewPanel;
  readonly #log: vscode.LogOutputChannel;
  /** Newest message of each kind: shown again when the page is loaded anew, since it keeps nothing while hidden. */
  readonly #last = new Map<ToPanel['type'], ToPanel>();

  constructor(
    extension: vscode.Uri,
    view: vscode.WebviewPanel,
    bundle: 'drift' | 'try-it',
    log: vscode.LogOutputChannel,
    hear: (message: FromPanel) => unknown,
  ) {
    super();
    this.#view = view;
    this.#log = log;
    const folder = vscode.Uri.joinPath(extension, 'dist', 'webview');
    view.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.track(
      view.webview.onDidReceiveMessage((message: unknown) => {
        const parsed = FromPanel.safeParse(message);
        if (!parsed.success) return log.error(`The ${bundle} panel sent something unknown: ${parsed.error.message}`);
        if (parsed.data.type === 'ready') for (const last of this.#last.values()) this.#post(last);
        return this.#hear(hear, parsed.data);
      }),
    );
    const media = vscode.Uri.joinPath(extension, 'extension', 'media');
    view.iconPath = {
      light: vscode.Uri.joinPath(media, 'slipway-light.svg'),
      dark: vscode.Uri.joinPath(media, 'slipway-dark.svg'),
    };
    view.onDidDispose(() => this.dispose());
    view.webview.html = page(view.webview, folder, bundle, view.title);
  }

  send(message: ToPanel): void {
    if (message.type === 'drift' || message.type === 'try-it') {
      this.#last.clear();
      this.#last.set(message.type, message);
    } else if (message.type === 'disconnected') this.#last.set(message.type, message);
    this.#post(message);
  }

  /** Whoever pressed a button in the panel wants to know that it failed. */
  async #hear(hear: (message: FromPanel) => unknown, message: FromPanel): Promise<void> {
    try {
      await hear(message);
    } catch (error) {
      this.#log.error(`${this.#view.title}: ${message.type} failed`, error);
      showFailure(this.#log, this.#view.title, describeError(error), undefined);
    }
  }

  #post(message: ToPanel): void {
    // An answer that was still on its way when the panel was closed.
    if (this.disposed) return;
    this.#view.webview.postMessage(message).then(undefined, (error) => this.#log.error('a panel is gone', error));
  }
}

function page(webview: vscode.Webview, folder: vscode.Uri, bundle: string, title: string): string {
  const nonce = randomBytes(16).toString('base64');
  const at = (file: string): string => `${webview.asWebviewUri(vscode.Uri.joinPath(folder, file))}`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The toolkit adds a style element, with the nonce of the meta element below.
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at(`${bundle}.css`)}">
<title>${title.replace(/[<>&]/g, '')}</title>
</head>
<body>
<main id="root"></main>
<script nonce="${nonce}" src="${at(`${bundle}.js`)}"></script>
</body>
</html>`;
}
