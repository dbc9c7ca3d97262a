import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { RowEvent } from './events.ts';
import type { At, Callable, Class, Estimator, Fit, Instance, Rows, Value } from './value.ts';

/** What the parts of the interpreter need of the whole. */
export interface Run {
  evaluate(node: SyntaxNode): Value;
  /** The value as rows. A name nobody defined stands for rows of its own from here on. */
  rows(node: SyntaxNode): Rows;
  /** The call with its path, as the analysis has it. */
  call(node: SyntaxNode): Call | null;
  here(node: SyntaxNode): At;
  emit(event: RowEvent): void;
  /** The last fit of an estimator; null before its first. */
  fitOf(estimator: Estimator): Fit | null;
  /** A number for rows that come from nowhere known. */
  fresh(): number;
  /** A number for a value, so that two values of one name are told apart. */
  identity(value: Value): number;
  lookUp(name: string): Value | undefined;
  bind(name: string, value: Value): void;
  /** The object under a name is changed in place: whoever else holds it sees it, too. */
  change(name: string, value: Value): void;
  /** Names that a function made here will see. */
  readonly closure: ReadonlyMap<string, Value> | null;
  /** Runs a function of the notebook in thought, `self` being the object whose method it is. */
  invoke(callable: Callable, call: SyntaxNode, self?: Instance): Value;
  /** Runs it on values that no call in the notebook gives it. */
  perform(callable: Callable, given: readonly Value[]): Value;
  /** What an object of the notebook holds under a name. */
  held(object: Instance, name: string): Value | undefined;
  /** Makes an object of a class of the notebook. */
  construct(made: Class, call: SyntaxNode): Instance;
  /** Runs something once for all turns of a loop or comprehension. */
  repeat(loop: SyntaxNode, turn: () => void): void;
  /** Columns that were made dates. */
  readonly dates: Set<string>;
}
