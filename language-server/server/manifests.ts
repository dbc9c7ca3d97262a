import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Context, delays, locateFile, projectOf } from './context.ts';
import { diagnosticOf } from './diagnostics.ts';
import { publish } from './tell.ts';

/** Language ids that say a kind where the file's name does not. */
const kinds = new Map([
  ['dockerfile', 'dockerfile'],
  ['pip-requirements', 'requirements'],
  ['slipway', 'slipway'],
  ['github-actions-workflow', 'github-actions'],
]);

export const scheduleManifest = (context: Context, document: TextDocument, delay = delays.manifest): void =>
  context.scheduler.schedule(document.uri, delay, () => checkManifest(context, document.uri));

export function closeManifest(context: Context, uri: string): void {
  context.scheduler.cancel(uri);
  context.found.delete(uri);
  publish(context.connection, { uri, diagnostics: [] });
}

async function checkManifest(context: Context, uri: string): Promise<void> {
  const [{ root, file, project }, checker] = await Promise.all([projectOf(context, uri), context.checker()]);
  // As it is now: it may have changed, or gone, since the work was planned.
  const document = context.documents.get(uri);
  if (!document) return;
  const kind = checker.isManifest(file) ? undefined : kinds.get(document.languageId);
  const findings = checker.checkManifest(document.getText(), file, project, kind);
  context.found.set(uri, {
    version: document.version,
    findings,
    locate: (place) => (place.file === file ? { uri, version: document.version } : locateFile(context, root, place)),
  });
  const diagnostics = findings.map(diagnosticOf);
  publish(context.connection, { uri, version: document.version, diagnostics });
}
