import type * as vscode from 'vscode';

// Apart from the selectors, which only the connection takes: this is asked at each document before there is one.

/**
 * Names of manifests; a test compares them with the kinds of `core/manifests`, whose word is the last: more may be named here, and
 * nothing is said of it.
 */
export const manifestPatterns = [
  '**/{Dockerfile,Dockerfile.*,Containerfile,Containerfile.*,*.[Dd]ockerfile,*.[Cc]ontainerfile}',
  '**/{*requirements*.txt,*requirements*.in,*requirements*.lock,constraints*.txt}',
  '**/slipway.yaml',
  '**/.github/workflows/*.{yml,yaml}',
  '**/[Mm][Oo][Dd][Ee][Ll][-_][Cc][Aa][Rr][Dd].[Mm][Dd]',
];

/** File systems whose files are read: this machine's, and those of virtual workspaces. Not Git's, the other side of a diff. */
export const schemes = ['file', 'vscode-vfs', 'memfs'];

/** Of a cell, roughly: the server knows. */
const marker = /^#[ \t]*%%/m;

/** What the parts of a pattern are in a regular expression. */
const parts: Readonly<Record<string, string>> = {
  '**/': '(?:^|/)',
  '*': '[^/]*',
  '{': '(?:',
  ',': '|',
  '}': ')',
  '.': '\\.',
};
const manifestName = new RegExp(
  manifestPatterns.map((pattern) => `${pattern.replace(/\*\*\/|[*{,}.]/g, (part) => parts[part] ?? part)}$`).join('|'),
);

type Opened =
  | Pick<vscode.NotebookDocument, 'notebookType' | 'uri'>
  | Pick<vscode.TextDocument, 'languageId' | 'uri' | 'getText'>;

/** Whether an opened document is a notebook, a script with cells or a manifest, that is, worth starting the language server for. */
export function needsAnalysis(document: Opened): boolean {
  if ('notebookType' in document) return document.notebookType === 'jupyter-notebook' && document.uri.scheme !== 'git';
  if (!schemes.includes(document.uri.scheme)) return false;
  return document.languageId === 'python' ? marker.test(document.getText()) : manifestName.test(document.uri.path);
}
