import { manifestPatterns, schemes } from './needs-analysis.ts';

/** Manifests by their names. */
export const manifests = manifestPatterns.flatMap((pattern) => schemes.map((scheme) => ({ scheme, pattern })));

/** Cells of notebooks wherever they are kept: on disk, unsaved, or in a virtual workspace. */
export const notebookCells = [...schemes, 'untitled'].map((scheme) => ({
  notebook: { notebookType: 'jupyter-notebook', scheme },
  language: 'python',
}));

/** Scripts, which are notebooks where they have cells. */
export const scripts = schemes.map((scheme) => ({ language: 'python', scheme }));
