import { stringsOf } from '#core/python/literal.ts';
import { boxImports } from '#core/python/slice/boxes.ts';
import { storedColumn } from '#core/python/slice/target.ts';
import { assignmentIn, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { importBlock, indentCode, widest } from './code.ts';
import { againLines, formed } from './raw-rows.ts';
import type { Cut } from './taken.ts';
import type { Trained } from './train.ts';

/** `features.py`: what turns rows into the model's input, and the definitions that saved objects refer to. Fits nothing. */
export function writeFeatures(cut: Cut, trace: Trace, shared: Trained['shared'], notebook: string): string {
  const { imports, before, definition } = cut.source === null ? ownInput(cut, trace) : sliced(cut, cut.source);
  const block = importBlock([...imports, ...shared.imports]);
  const definitions = [...shared.definitions, ...(before === '' ? [] : [before])].filter((text) => text.trim() !== '');
  const head = `"""What ${notebook} does to rows before its model sees them, for training and prediction alike."""`;
  const top = block === '' ? head : `${head}\n\n${block}`;
  return `${[top, ...definitions, definition].join('\n\n\n').trimEnd()}\n`;
}

interface Source {
  readonly imports: readonly string[];
  readonly before: string;
  readonly definition: string;
}

/** The slice's own text in its parts, its docstring and its answer made whole. */
function sliced(cut: Cut, source: string): Source {
  const lines = source.trimEnd().split('\n');
  const isImport = (line: string): boolean => /^(?:from|import) /.test(line);
  const start = lines.findIndex((line) => line.startsWith('def features('));
  const imports = lines.slice(0, Math.max(0, start)).filter(isImport);
  const before = lines
    .slice(0, Math.max(0, start))
    .filter((line) => !isImport(line))
    .join('\n')
    .trim();
  const [head = '', , ...body] = lines.slice(start);
  const raw = formed(cut) === null ? (cut.slice?.raw.name ?? 'rows') : 'rows';
  const columns = cut.slice === null ? [] : columnsOf(cut);
  const doc = docstring('Turns raw rows into what the model takes.', [
    ...(columns.length === 0 ? [] : [`\`${raw}\` has the columns ${columns.join(', ')}.`]),
    '`fitted` holds what training learned; nothing is learned here.',
  ]);
  const own = formed(cut);
  const whole =
    own === null
      ? [head, doc, ...body].join('\n')
      : [
          'def features(rows, fitted):',
          doc,
          indentCode(againLines(own.name, own.form).join('\n'), '    '),
          ...body,
        ].join('\n');
  return { imports, before: alone(before), definition: alone(whole) };
}

/**
 * A constant is added whatever the rows are: by itself statsmodels leaves it out where a column is constant already, and in a
 * single row every column is.
 */
const alone = (text: string): string =>
  text.replace(/\badd_constant\(([^()]*)\)/g, (call, given: string) =>
    /has_constant/.test(given) ? call : `add_constant(${given}, has_constant="add")`,
  );

/** `features` where no way leads from raw rows: the model's own input goes through. */
function ownInput({ input, obstacle }: Cut, trace: Trace): Source {
  const doc = docstring("Hands the model its own input: `rows` has that input's columns.", [
    `The notebook was cut here, as near to the model as can be. ${obstacle ?? ''}`.trim(),
  ]);
  const body = [...againLines('inputs', 'array'), `return ${input.wrap('inputs')}`];
  return {
    imports: boxImports(trace, input.needs),
    before: '',
    definition: `def features(rows, fitted):\n${doc}\n${indentCode(body.join('\n'), '    ')}`,
  };
}

/** A function's docstring with a summary and paragraphs, broken where a line gets long. */
function docstring(summary: string, paragraphs: readonly string[]): string {
  const plain = (text: string): string => text.replaceAll('\\', '/').replaceAll('"""', "'''");
  if (paragraphs.length === 0) return `    """${summary}"""`;
  const broken = paragraphs.flatMap((paragraph) => wrapped(plain(paragraph)));
  return `    """${plain(summary)}\n\n${broken.map((line) => `    ${line}`).join('\n')}\n    """`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > widest - 8) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Columns the slice reads by name and does not make itself, in the order they are met. */
function columnsOf({ slice, target }: Cut): string[] {
  const made = new Set<string>();
  const read: string[] = [];
  for (const { node } of slice === null ? [] : [...slice.pieces, slice.returned]) {
    const assignment = assignmentIn(node);
    const stored = assignment === null ? null : storedColumn(assignment.left);
    for (const name of namesRead(assignment?.right ?? node))
      if (!made.has(name) && !read.includes(name)) read.push(name);
    if (stored !== null) made.add(stored);
  }
  return read.filter((name) => !target.includes(name));
}

/** Columns in subscripts; those of `drop` are left aside. */
function namesRead(node: SyntaxNode): string[] {
  if (node.type === 'call' && node.child('function')?.child('attribute')?.text === 'drop') {
    const object = node.child('function')?.child('object') ?? null;
    return object === null ? [] : namesRead(object);
  }
  const key = node.type === 'subscript' ? node.childrenIn('subscript').at(-1) : undefined;
  const own = key === undefined || node.child('value')?.type === 'subscript' ? [] : (stringsOf(key) ?? []);
  return [...own, ...node.parts.flatMap((part) => namesRead(part))];
}
