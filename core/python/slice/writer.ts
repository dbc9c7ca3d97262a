import type { Cut as PlannedCut } from '#protocol/rpc/prepare.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import type { Known } from './known.ts';
import { namesIn } from './naming.ts';
import { at, Obstacle } from './obstacle.ts';
import type { Cut, Emitter } from './studied.ts';
import type { Step, Trace } from './trace.ts';

type Fitted = PlannedCut['fitted'][number];

/** Where in a statement a value is taken, when it is not right before or after the whole of it. */
export interface Inside {
  /** The simple statement in a block that uses the value. */
  readonly statement: SyntaxNode;
  /** Variables that tell one turn, or one call, from another. */
  readonly keys: readonly string[];
  /** Cell whose text the statement is of. */
  readonly cell: number;
  /** Names the block or function itself binds or changes; a value of any other is the same before it. */
  readonly own: ReadonlySet<string>;
  /** Why turns cannot be told apart; null when they can. */
  readonly hindrance: string | null;
}

interface Entry {
  readonly fitted: Fitted;
  readonly cut: Cut;
  readonly step: Step;
}

/** Collects what the run must keep for `features`, and how the cells must be changed to keep it. */
export class Writer {
  readonly fitted: Fitted[] = [];
  /** Recordings to insert into the run's cells, by cell. */
  readonly recordings = new Map<number, Edit[]>();
  readonly leftOut: { readonly text: string; readonly step: Step }[] = [];
  readonly called = new Map<string, { given: readonly Known[]; step: Step }>();
  /** From a name to the one that plays it after the given step. */
  readonly renames: { readonly from: string; readonly to: string; readonly after: number }[] = [];
  readonly #trace: Trace;
  readonly #entries: Entry[] = [];
  readonly #names = new Set<string>();
  #kept = 0;

  readonly #suffix: string;

  constructor(trace: Trace, number: number) {
    this.#trace = trace;
    this.#suffix = number === 0 ? '' : `_${number + 1}`;
  }

  /** The emitter for edits of one step, or of a statement inside it. `line` is where refusals point to. */
  emitter(step: Step, inside: Inside | null): Emitter {
    return {
      cut: (cut) => (inside === null ? this.#plain(cut, step) : this.#recorded(cut, step, inside)),
      keep: (node) => this.#keep(node, step, inside),
      played: (name) => this.played(name, step),
      leaveOut: (node) => {
        this.leftOut.push({ text: node.text, step });
      },
      refuse: (node, why) => refuseAt(step, node, why),
      callFunction: (name, given) => {
        const before = this.called.get(name);
        if (before === undefined) this.called.set(name, { given, step });
      },
    };
  }

  /** What a name is called at a step once splits are gone; a part of a part is followed to the whole. */
  played(name: string, step: Step): string {
    const found = this.renames.find(({ from, after }) => from === name && step.at > after);
    return found === undefined || found.to === name ? name : this.played(found.to, step);
  }

  /** `StandardScaler().fit_transform(X)` leaves nothing to ask, so the run gives the object a name on the spot. */
  #keep(node: SyntaxNode, step: Step, inside: Inside | null): string {
    if (inside !== null) refuseAt(step, node, `\`${node.text}\` is fitted in a block and has no name; give it one`);
    const before = this.recordings.get(step.statement.cell) ?? [];
    const name = `slipway_object${this.#suffix}_${this.#kept + 1}`;
    this.#kept += 1;
    const opening: Edit = { start: node.start, end: node.start, text: `(${name} := ` };
    const closing: Edit = { start: node.end, end: node.end, text: ')' };
    this.recordings.set(step.statement.cell, [...before, opening, closing]);
    return name;
  }

  #plain(cut: Cut, step: Step): string {
    const same = this.#entries.find((entry) => this.#isSame(entry, cut, step));
    if (same !== undefined) return access(same.fitted.name);
    const name = this.#unique(cut.hint);
    const { cell, range } = step.statement;
    const fitted: Fitted = { name, expression: cut.expression, cell, line: range.start.line, at: cut.when };
    this.fitted.push(fitted);
    this.#entries.push({ fitted, cut, step });
    return access(name);
  }

  /** The same expression means the same value while no step in between binds or changes what it reads. */
  #isSame(entry: Entry, cut: Cut, step: Step): boolean {
    if (entry.cut.expression !== cut.expression) return false;
    const [first, last] =
      entry.step.at <= step.at
        ? [
            { at: entry.step.at, when: entry.cut.when },
            { at: step.at, when: cut.when },
          ]
        : [
            { at: step.at, when: cut.when },
            { at: entry.step.at, when: entry.cut.when },
          ];
    if (first.at === last.at) return first.when === last.when;
    const names = namesIn(cut.node);
    const from = first.when === 'before' ? first.at : first.at + 1;
    const to = last.when === 'after' ? last.at + 1 : last.at;
    return this.#trace.steps.slice(from, to).every(({ statement }) => {
      const changed = [...statement.defines, ...statement.mutates, ...statement.deletes];
      return !changed.some((name) => names.has(name));
    });
  }

  /** In a loop or a function the value is noted as the run goes by, on the same line. */
  #recorded(cut: Cut, step: Step, inside: Inside): string {
    const steady = cut.when === 'before' && ![...namesIn(cut.node)].some((name) => inside.own.has(name));
    if (steady) return this.#plain(cut, step);
    if (inside.hindrance !== null)
      refuseAt(step, cut.node, `\`${cut.node.text}\` is computed over the data ${inside.hindrance}`);
    const name = this.#unique(cut.hint);
    const quoted = JSON.stringify(name);
    const keys = inside.keys.length === 1 ? inside.keys[0] : `(${inside.keys.join(', ')})`;
    const all = `globals().setdefault("slipway_fitted${this.#suffix}", {})`;
    const place = inside.keys.length === 0 ? `${all}[${quoted}]` : `${all}.setdefault(${quoted}, {})[${keys}]`;
    const value = `__import__("copy").deepcopy(${cut.expression})`;
    const { statement } = inside;
    const edit: Edit =
      cut.when === 'before'
        ? { start: statement.start, end: statement.start, text: `${place} = ${value}; ` }
        : { start: statement.end, end: statement.end, text: `; ${place} = ${value}` };
    this.recordings.set(inside.cell, [...(this.recordings.get(inside.cell) ?? []), edit]);
    const { cell, range } = step.statement;
    this.fitted.push({
      name,
      expression: `slipway_fitted${this.#suffix}[${quoted}]`,
      cell,
      line: range.start.line,
      at: 'after',
    });
    return inside.keys.length === 0 ? access(name) : `${access(name)}[${keys}]`;
  }

  #unique(hint: string): string {
    const base = hint.replace(/\W/g, '_');
    let name = base;
    for (let number = 2; this.#names.has(name); number += 1) name = `${base}_${number}`;
    this.#names.add(name);
    return name;
  }
}

const access = (name: string): string => `fitted[${JSON.stringify(name)}]`;

export function refuseAt(step: Step, node: SyntaxNode, why: string): never {
  const [line = ''] = node.text.split('\n');
  const before = step.cell.python.slice(0, node.start).split('\n').length - 1;
  const shown = why.includes(line.slice(0, 40)) ? '' : ` (\`${line.slice(0, 80)}\`)`;
  throw new Obstacle(
    `The preprocessing cannot be taken out of the notebook: in ${at(step.statement.cell, before)}, ${why}${shown}.`,
  );
}
