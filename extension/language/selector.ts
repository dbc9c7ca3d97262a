import type * as vscode from 'vscode';

/** What the language server looks at; the server's own registry of manifest kinds has the last word. */
export const manifestPatterns = [
  '**/{Dockerfile,Dockerfile.*,*.dockerfile,Containerfile}',
  '**/{requirements*.txt,requirements*.in,requirements.lock,constraints*.txt}',
  '**/slipway.{yaml,yml}',
  '**/.github/workflows/*.{yml,yaml}',
];

/** Cells of notebooks wherever they are kept: on disk, unsaved, or in a virtual workspace. Not of a diff's other side. */
export const notebookCells = ['file', 'untitled', 'vscode-vfs', 'memfs'].map((scheme) => ({
  notebook: { notebookType: 'jupyter-notebook', scheme },
  language: 'python',
}));

const manifestName =
  /(^|\/)((Dockerfile(\.[^/]*)?|Containerfile|[^/]*\.dockerfile)|(requirements[^/]*\.(txt|in)|requirements\.lock|constraints[^/]*\.txt)|slipway\.ya?ml|\.github\/workflows\/[^/]*\.ya?ml)$/;

/** Whether an opened document is a notebook or a manifest, that is, worth starting the language server for. */
export function needsAnalysis(
  document: Pick<vscode.NotebookDocument, 'notebookType' | 'uri'> | Pick<vscode.TextDocument, 'languageId' | 'uri'>,
): boolean {
  if (document.uri.scheme === 'git' || document.uri.scheme === 'output') return false;
  if ('notebookType' in document) return document.notebookType === 'jupyter-notebook';
  return document.uri.scheme !== 'vscode-notebook-cell' && manifestName.test(document.uri.path);
}
