import type { Cell, Output } from '#core/notebook/model.ts';
import { secretsShown } from '#core/secrets/output.ts';
import type { ParsedCell } from '../cell-syntax.ts';
import type { CellSyntax, Facts } from '../model.ts';
import type { FactsInput } from './context.ts';
import { metadataSecrets } from './secret-metadata.ts';
import { secretStrings } from './secret-strings.ts';
import { isWithin, secretTexts } from './secret-texts.ts';

type Secret = Facts['secrets'][number];
const start = { line: 0, character: 0 };
const top = { start, end: start };

/** Secrets wherever a notebook file keeps text: code, shell lines, comments, Markdown, outputs, metadata. */
export function secretFacts({ notebook, cells }: FactsInput): Facts['secrets'] {
  const parsed = new Map(cells.map((cell) => [cell.syntax.cell.index, cell]));
  const first = notebook.cells.length === 0 ? [] : metadataSecrets(notebook.metadata ?? []);
  return [
    ...first.map(({ kind, path }): Secret => ({ cell: 0, range: top, kind, in: 'metadata', path })),
    ...notebook.cells.flatMap((cell) => inCell(cell, parsed.get(cell.index))),
  ];
}

function inCell(cell: Cell, parsed: ParsedCell | undefined): Secret[] {
  const strings = parsed === undefined ? [] : secretStrings(parsed.reading);
  const magics = parsed?.syntax.magics ?? [];
  const isShell = (line: number): boolean =>
    magics.some((each) => speaksShell(each) && each.range.start.line <= line && line <= each.range.end.line) ||
    (parsed === undefined && /^(?:bash|sh|shell|zsh|powershell)$/.test(cell.language ?? ''));
  const texts = secretTexts(cell.source)
    .filter(({ range, isNamed }) => !isNamed || isShell(range.start.line))
    .filter(({ range }) => !strings.some((string) => isWithin(range, string.range)))
    .map(({ range, kind }) => ({ range, kind, in: 'text' as const }));
  const metadata = metadataSecrets(cell.metadata ?? []);
  return [
    ...[...strings, ...texts].map((secret): Secret => ({ ...secret, cell: cell.index })),
    ...cell.outputs.flatMap((output) => inOutput(output, cell.index)),
    ...metadata.map(({ kind, path }): Secret => ({ cell: cell.index, range: top, kind, in: 'metadata', path })),
  ];
}

/** Where a name before `=` is a variable or an option. */
const speaksShell = ({ kind, name, text }: CellSyntax['magics'][number]): boolean =>
  kind === 'shell' ||
  /^(?:env|set_env|bash|sh|script|!|sx|system)$/.test(name) ||
  (/^(?:write)?file$/.test(name) && /^%%\S+\s.*(?:\.env\b|\.sh\s*$)/m.test(text));

const inOutput = ({ secrets, text }: Output, cell: number): Secret[] =>
  (secrets ?? secretsShown(text)).map((kind): Secret => ({ cell, range: top, kind, in: 'output' }));
