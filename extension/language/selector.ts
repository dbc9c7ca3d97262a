import type * as vscode from 'vscode';

/** What the language server looks at; the server's own registry of manifest kinds has the last word. */
export const manifestPatterns = [
  '**/{Dockerfile,Dockerfile.*,*.dockerfile,Containerfile}',
  '**/{requirements*.txt,requirements*.in,requirements.lock,constraints*.txt}',
  '**/slipway.yaml',
  '**/.github/workflows/*.{yml,yaml}',
];

/** Cells of notebooks wherever they are kept: on disk, unsaved, or in a virtual workspace. Not of a diff's other side. */
export const notebookCells = ['file', 'untitled', 'vscode-vfs', 'memfs'].map((scheme) => ({
  notebook: { notebookType: 'jupyter-notebook', scheme },
  language: 'python',
}));

/** Scripts, which are notebooks where they have cells. Not of a diff's other side. */
export const scripts = ['file', 'vscode-vfs', 'memfs'].map((scheme) => ({ language: 'python', scheme }));

/** Of a cell, roughly: the server knows. */
const marker = /^#[ \t]*%%/m;

const manifestName =
  /(^|\/)((Dockerfile(\.[^/]*)?|Containerfile|[^/]*\.dockerfile)|(requirements[^/]*\.(txt|in)|requirements\.lock|constraints[^/]*\.txt)|slipway\.yaml|\.github\/workflows\/[^/]*\.ya?ml)$/;

type Opened =
  | Pick<vscode.NotebookDocument, 'notebookType' | 'uri'>
  | Pick<vscode.TextDocument, 'languageId' | 'uri' | 'getText'>;

/** Whether an opened document is a notebook, a script with cells or a manifest, that is, worth starting the language server for. */
export function needsAnalysis(document: Opened): boolean {
  if (document.uri.scheme === 'git' || document.uri.scheme === 'output') return false;
  if ('notebookType' in document) return document.notebookType === 'jupyter-notebook';
  if (document.languageId === 'python')
    return scripts.some(({ scheme }) => scheme === document.uri.scheme) && marker.test(document.getText());
  return document.uri.scheme !== 'vscode-notebook-cell' && manifestName.test(document.uri.path);
}
