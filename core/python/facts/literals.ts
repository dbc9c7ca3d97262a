import { type Install, installOf } from '#core/notebook/installs.ts';
import { commandsIn, shellCommands } from '#core/notebook/shell.ts';
import type { CellReading, ParsedCell } from '../cell-syntax.ts';
import { literalOf, stringsOf } from '../literal.ts';
import type { Facts } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { FactsInput } from './context.ts';
import { stringsByPlace } from './place-choices.ts';

/**
 * A home folder, a mount, a drive: what is there on one machine only. `/predict` and other routes are none. `/opt/ml` and its
 * like are the contract of a container (SageMaker, Vertex AI, Azure ML), `/usr/bin` and `/usr/share` are of every Linux.
 */
const absolutePath =
  /^(?:\/(?:home|Users|mnt|media|data|tmp|root|opt(?!\/ml\/|\/program\/|\/deeplearning\/)|var(?!\/(?:hypertune|azureml-app|log|run)\/)|content|kaggle|workspace|Volumes|srv|dbfs|usr(?!\/(?:bin|share|lib|include)\/)|scratch|projects?|work|nfs|gpfs|cluster|datasets?)\/\S?|~\/\S|[A-Za-z]:[\\/](?![\\/])|\\\\\w+\\|file:\/\/\/)/;

export function absolutePathFacts(input: FactsInput): Facts['absolutePaths'] {
  return input.cells.flatMap(({ reading, syntax }) => {
    const paths = kept.get(reading) ?? pathsIn(reading);
    kept.set(reading, paths);
    return paths.map((path) => ({ ...path, cell: syntax.cell.index }));
  });
}

type PathLiteral = Omit<Facts['absolutePaths'][number], 'cell'>;
/** A cell's source says the same from one analysis to the next; only its index may change. */
const kept = new WeakMap<CellReading, readonly PathLiteral[]>();

const pathsIn = ({ root, positions }: CellReading): PathLiteral[] =>
  stringNodes(root).flatMap((node) => {
    const value = textOf(node);
    // A pattern, and a folder whose name is filled in, are of no one machine.
    if (value === null || /\n|\.\*/.test(value) || !absolutePath.test(value)) return [];
    // A pattern in another way: `/home/\w+/data`.
    if (/^[/~].*\\[a-zA-Z.]/.test(value)) return [];
    if (node.parts.some(({ type }) => type === 'interpolation') && /^\/(?:home|Users)\/$/.test(value)) return [];
    return [{ range: positions.range(node.start, node.end), value }];
  });

/** The string's value, or of an f-string what stands before the first interpolation. */
function textOf(node: SyntaxNode): string | null {
  const value = literalOf(node);
  if (typeof value === 'string') return value;
  const content = node.parts.find((part) => part.type === 'string_content' || part.type === 'interpolation');
  return content?.type === 'string_content' ? content.text : null;
}

/** Strings that may name a file to use: not the rest of a longer path, and not what is only asked for or looked for. */
function stringNodes(root: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const byPlace = new Set<SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    for (const string of stringsByPlace(node)) byPlace.add(string);
    if (byPlace.has(node)) return;
    if (node.type === 'string') found.push(node);
    // Experiments of MLflow on Databricks are called like paths.
    else if (node.type === 'keyword_argument' && /experiment/.test(node.child('name')?.text ?? '')) return;
    // Where a library keeps what it has fetched.
    else if (
      node.type === 'keyword_argument' &&
      /^cache_?(?:dir|folder|path)$|^local_dir$|^data_home$/.test(node.child('name')?.text ?? '')
    )
      return;
    else if (node.type === 'comparison_operator') for (const part of node.parts) visitUnlessString(part);
    else if (node.type === 'binary_operator' && node.child('operator')?.text === '+') {
      for (const part of node.parts)
        if (part.field === 'right') visitUnlessString(part);
        else visit(part);
    } else if (node.type === 'call' && (asking.test(node.child('function')?.text ?? '') || fetches(node))) {
      for (const part of node.child('arguments')?.parts ?? []) visitUnlessString(part);
    } else for (const part of node.parts) visit(part);
  };
  const visitUnlessString = (node: SyntaxNode): void => {
    if (node.type !== 'string') visit(node);
  };
  visit(root);
  return found;
}

/** `MNIST("~/data", download=True)`, `drive.mount("/content/drive")`: the folder is filled, or made, by the call. */
const fetches = (call: SyntaxNode): boolean =>
  /(?:^|\.)drive\.mount$/.test(call.child('function')?.text ?? '') ||
  (call.child('arguments')?.parts ?? []).some((given) => /^download\s*=\s*True$/.test(given.text));

/** Calls that only ask whether a path is there, look for a text in another, or tell somebody something. */
const asking =
  /^(?:os\.path\.)?(?:exists|isfile|isdir|lexists|ismount)$|\.(?:exists|is_file|is_dir|startswith|endswith|replace|split|rsplit|strip|lstrip|rstrip|partition|rpartition|removeprefix|removesuffix|find|index|count)$|\.set_experiment$|^re\.\w+$|^(?:print|display|input|warn)$|^(?:log|logger|logging|warnings)\.\w+$|(?:Error|Exception|Warning)$|^(?:app|router|api|bp|blueprint|server|client)\.(?:get|post|put|delete|patch|head|options|route|websocket|add_url_rule|add_api_route)$/;

/** `!pip`, `%pip`, `conda install`, and pip started from Python. */
export function installFacts(input: FactsInput): Facts['installs'] {
  const facts = input.cells.flatMap(({ syntax }) => installMagics(syntax));
  for (const { call, statement } of input.calls) {
    const isShell = statement.text.includes('get_ipython()');
    const install = installFromCall(
      call.path,
      isShell,
      call.arguments.map(({ text }) => text),
      statement.syntax,
    );
    if (install !== null) facts.push({ cell: statement.cell, range: call.range, ...install });
  }
  return facts;
}

function installMagics({ cell, magics }: ParsedCell['syntax']): Facts['installs'][number][] {
  return magics.flatMap((magic) =>
    shellCommands(magic).flatMap((command) => {
      const install = installOf(command);
      return install === null ? [] : [{ cell: cell.index, range: magic.range, ...install }];
    }),
  );
}

function installFromCall(
  path: string,
  isShell: boolean,
  [argument = '', second = '']: readonly string[],
  statement: SyntaxNode,
): Install | null {
  const inner = (text: string): string => text.replace(/^[rf]*['"]+|['"]+$/g, '');
  const firstIn = (script: string): Install | null =>
    commandsIn(script)
      .map(installOf)
      .find((found) => found !== null) ?? null;
  if (path === 'os.system' || path === 'subprocess.getoutput' || (isShell && /\.(?:system|getoutput)$/.test(path)))
    return firstIn(inner(argument));
  if (isShell && path.endsWith('.run_line_magic')) return installOf(`${inner(argument)} ${inner(second)}`);
  if (!/^subprocess\.(?:run|call|check_call|check_output|Popen)$/.test(path)) return null;
  const line = wholeLine.exec(argument)?.[2];
  if (line !== undefined) return firstIn(line);
  const [list] = descendants(statement, 'list');
  const words = list === undefined ? null : list.parts.map((part) => stringsOf(part)?.[0] ?? 'python');
  const at = words?.indexOf('pip') ?? -1;
  return words === null || at === -1 ? null : installOf(words.slice(at).join(' '));
}

/** A command in one string: for a shell, or cut into words on the spot. */
const wholeLine = /^(?:shlex\.split\()?[rf]*(["'])([^"']+)\1(?:\.split\(\)|\))?$/;

const descendants = (node: SyntaxNode, type: string): SyntaxNode[] =>
  node.type === type ? [node] : node.parts.flatMap((part) => descendants(part, type));
