import type { SyntaxNode } from '../syntax.ts';
import { Gathered, place } from './gathered.ts';
import { Obstacle } from './obstacle.ts';
import type { Piece } from './pieces.ts';
import type { Kinds } from './state.ts';
import type { Studied } from './studied.ts';
import { takeCompound } from './take-compound.ts';
import { takeDefinition } from './take-definition.ts';
import { takeSimple } from './take-simple.ts';
import type { Step, Trace } from './trace.ts';
import type { Writer } from './writer.ts';

export interface Slice {
  readonly raw: { readonly name: string; readonly step: Step };
  /** In the order of the trace. */
  readonly pieces: readonly Piece[];
  readonly returned: Piece;
  readonly writer: Writer;
}

/** What is sliced from: the kinds of the trace's names, the target's columns, and a number of its own for what the run keeps. */
export interface Slicing {
  readonly trace: Trace;
  readonly kinds: Kinds;
  readonly target: ReadonlySet<string>;
  readonly number: number;
}

/**
 * Slices backwards from an expression, which `step` evaluates, to the raw rows, cutting at fitted state. Throws an `Obstacle` that
 * says what stands in the way.
 */
export function sliceFrom({ trace, kinds, target, number }: Slicing, step: Step, argument: SyntaxNode): Slice {
  const gathered = new Gathered(trace, kinds, target, number);
  const studied = gathered.study(step).settled(argument);
  refuseStart(step, argument, studied);
  const { edits, needs } = studied;
  gathered.need(needs, step);
  const returned: Piece = { kind: 'statement', step, node: argument, edits, gives: [], needs, mutates: [] };
  for (const earlier of trace.steps.slice(0, step.at).toReversed()) take(gathered, earlier);
  const { raw, writer } = gathered;
  if (raw === null) {
    throw new Obstacle(
      `\`${argument.text}\` (${place(step, argument)}) does not lead back to data the notebook reads.`,
    );
  }
  return { raw, pieces: gathered.pieces.toReversed(), returned, writer };
}

function refuseStart(step: Step, argument: SyntaxNode, { known, needs }: Studied): void {
  const where = place(step, argument);
  if (known.kind === 'rows' && argument.type === 'list') {
    throw new Obstacle(
      `\`${argument.text}\` (${where}) is put together by hand for a single row; ask the model for the rows of a table.`,
    );
  }
  if (known.kind !== 'rows')
    throw new Obstacle(`\`${argument.text}\` (${where}) is not made from data the notebook reads.`);
  const { defines, kind } = step.statement;
  const own = defines.find((name) => needs.includes(name) && kind !== 'assignment');
  if (own !== undefined)
    throw new Obstacle(`\`${own}\` (${where}) is made in the same block as the prediction; move it out of the block.`);
}

/** A statement that gives or changes what is needed. */
function take(gathered: Gathered, step: Step): void {
  const { statement } = step;
  const gives = statement.defines.filter((name) => gathered.needed.has(name));
  if (gives.length === 0 && !statement.mutates.some((name) => gathered.needed.has(name))) return;
  switch (statement.syntax.type) {
    case 'import_statement':
    case 'import_from_statement':
      gathered.pieces.push({
        ...{ kind: 'import', step, node: statement.syntax, edits: [], gives, needs: [], mutates: [] },
      });
      for (const name of gives) gathered.needed.delete(name);
      return;
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      takeDefinition(gathered, step, gives);
      return;
    case 'expression_statement':
    case 'delete_statement':
      takeSimple(gathered, step, gives);
      return;
    default:
      takeCompound(gathered, step);
  }
}
