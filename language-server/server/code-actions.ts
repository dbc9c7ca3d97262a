import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { compatibleFixes } from '#core/rules/index.ts';
import type { Finding, Fix } from '#protocol/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Findings } from './findings.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.slipway`;

/** A quick fix for each fix of each finding that the range touches, and one action for all safe fixes of the document. */
export function codeActions({ range, context, textDocument }: CodeActionParams, found: Findings): CodeAction[] {
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix))
    for (const finding of found.findings)
      if (touches(finding.place.range, range))
        for (const fix of finding.fixes) {
          const edit = editOf([fix], found);
          if (edit)
            actions.push({
              title: fix.title,
              kind: CodeActionKind.QuickFix,
              diagnostics: [diagnosticOf(finding)],
              isPreferred: fix.kind === 'safe',
              edit,
            });
        }
  if (wants(fixAllKind)) {
    const edit = editOf(safeFixes(found, textDocument.uri), found);
    if (edit) actions.push({ title: 'Fix all safe Slipway findings', kind: fixAllKind, edit });
  }
  return actions;
}

/** Safe fixes that stay within the document and can be made together. */
const safeFixes = (found: Findings, uri: string): Fix[] =>
  compatibleFixes(
    found.findings
      .flatMap((finding) => finding.fixes)
      .filter((fix) => fix.kind === 'safe' && fix.edits.every(({ place }) => found.locate(place)?.uri === uri)),
  );

function editOf(fixes: readonly Fix[], found: Findings): CodeAction['edit'] | null {
  const documents = new Map<string, TextDocumentEdit>();
  for (const { place, newText } of fixes.flatMap((fix) => fix.edits)) {
    const document = found.locate(place);
    if (!document) return null;
    const known = documents.get(document.uri) ?? TextDocumentEdit.create(document, []);
    known.edits.push({ range: place.range, newText });
    documents.set(document.uri, known);
  }
  return documents.size === 0 ? null : { documentChanges: [...documents.values()] };
}

const before = (a: Finding['place']['range']['start'], b: Finding['place']['range']['start']) =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

/** Ranges that share a character, or only an end. */
export const touches = (a: Range, b: Range): boolean => !before(a.end, b.start) && !before(b.end, a.start);
