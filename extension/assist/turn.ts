import type * as vscode from 'vscode';

/** One question to `@slipway`, and where its answer goes. */
export interface Turn {
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly stream: vscode.ChatResponseStream;
  readonly signal: AbortSignal;
}
