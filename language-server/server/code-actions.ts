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
/** Of all cells at once: VS Code asks for kinds that begin so when it saves a notebook. */
export const fixNotebookKind = `notebook.${fixAllKind}`;

/**
 * A quick fix for each fix of each finding that the range touches, one to silence it (`silence`: the editor's command that asks for the
 * reason), and one action each for all safe fixes of the document and of its notebook.
 */
export function codeActions(
  { range, context, textDocument }: CodeActionParams,
  found: Findings,
  silence: string | null = null,
): CodeAction[] {
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const here = found.findings.filter((finding) => touches(finding.place.range, range));
    actions.push(...here.flatMap((finding) => quickFixes(finding, found)));
    if (silence !== null) actions.push(...here.flatMap((finding) => silencing(finding, found, silence)));
  }
  const all = (kind: string, title: string, fixes: readonly Fix[]): void => {
    const edit = wants(kind) ? editOf(fixes, found) : null;
    if (edit) actions.push({ title, kind, edit });
  };
  const within = (fix: Fix) => fix.edits.every(({ place }) => found.locate(place)?.uri === textDocument.uri);
  all(fixAllKind, 'Fix all safe Slipway findings', safeFixes(found.findings, within));
  if (found.notebook) all(fixNotebookKind, 'Fix all safe Slipway findings of the notebook', safeFixes(found.notebook));
  return actions;
}

function quickFixes(finding: Finding, found: Findings): CodeAction[] {
  return finding.fixes.flatMap((fix) => {
    const edit = editOf([fix], found);
    if (!edit) return [];
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(finding)],
      isPreferred: fix.kind === 'safe',
      edit,
    };
  });
}

function silencing(finding: Finding, found: Findings, command: string): CodeAction[] {
  const asked = found.silencing?.(finding);
  if (!asked) return [];
  const title = `Silence ${finding.rule} ${'comment' in asked ? 'in this cell' : 'here in slipway.yaml'}, with a reason`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(finding)],
      command: { title, command, arguments: [asked] },
    },
  ];
}

/** Safe fixes that can be made together. */
export const safeFixes = (findings: readonly Finding[], fits: (fix: Fix) => boolean = () => true): Fix[] =>
  compatibleFixes(findings.flatMap(({ fixes }) => fixes).filter((fix) => fix.kind === 'safe' && fits(fix)));

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
