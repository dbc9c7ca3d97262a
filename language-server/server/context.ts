import { basename, join } from 'node:path';
import type { Connection, NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '#core/check/checker.ts';
import type { Place } from '#protocol/finding.ts';
import type { DiskNotebooks } from './disk-notebooks.ts';
import type { FindingsByUri } from './findings.ts';
import { pathOf, uriOf } from './paths.ts';
import type { FileProject, Projects } from './projects.ts';
import type { Scheduler } from './scheduler.ts';

/** What the parts of the server share. */
export interface Context {
  readonly connection: Connection;
  /** Manifests and Python scripts; cells of notebooks are in `notebooks`. */
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: NotebookDocuments<TextDocument>;
  readonly projects: Projects;
  readonly disk: DiskNotebooks;
  readonly scheduler: Scheduler;
  readonly found: FindingsByUri;
  /** Rejects, with a reason, when the parser's modules cannot be loaded. */
  checker(): Promise<Checker>;
}

/** Milliseconds a document rests before it is checked; `others` for those that only share a project with what changed. */
export const delays = { manifest: 20, notebook: 100, others: 300 };

/** The project around a document; an empty one for documents that are not on disk. */
export async function projectOf(context: Context, uri: string): Promise<FileProject> {
  const path = pathOf(uri);
  if (path !== null) return context.projects.of(path);
  const full = decodeURIComponent(uri.replace(/[?#].*$/, '').replace(/^[^:]*:/, '/'));
  // Of workflows the folder says what they are.
  const file = /\.github\/workflows\/[^/]+$/.exec(full)?.[0] ?? basename(full);
  return { root: '', file, project: { manifest: null, texts: new Map(), paths: [] }, modelFolder: new Map() };
}

/** URI and version of a file of the project, as it is open or on disk; null for documents of no project. */
export function locateFile(
  context: Context,
  root: string,
  { file }: Place,
): { uri: string; version: number | null } | null {
  if (root === '') return null;
  const path = join(root, file);
  const open = context.documents.all().find((document) => pathOf(document.uri) === path);
  return open ? { uri: open.uri, version: open.version } : { uri: uriOf(path), version: null };
}
