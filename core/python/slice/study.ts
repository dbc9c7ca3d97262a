import { boundIn, isComprehension, parameterNames } from '../binding.ts';
import { stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import { studyCall } from './calls.ts';
import type { Edit } from './edits.ts';
import * as known from './known.ts';
import { isState, type Known } from './known.ts';
import { elementKind, hintFor, namesIn, pythonList } from './naming.ts';
import type { Studied, Study, StudyContext } from './studied.ts';
import { studySubscript } from './subscripts.ts';

interface Binder {
  readonly names: readonly string[];
  readonly text: string | null;
}

/** Follows values through expressions, from raw rows to the model's input. */
export class ExpressionStudy implements Study {
  readonly context: StudyContext;
  readonly #environment: Map<string, Known>;
  readonly #binders: Binder[] = [];
  readonly #seen = new Map<SyntaxNode, Studied>();

  constructor(context: StudyContext) {
    this.context = context;
    this.#environment = new Map(context.environment);
  }

  /** Kind, edits and needs of an expression. */
  of(node: SyntaxNode): Studied {
    const before = this.#seen.get(node);
    if (before !== undefined) return before;
    const studied = this.#study(node);
    this.#seen.set(node, studied);
    return studied;
  }

  #study(node: SyntaxNode): Studied {
    if (isComprehension(node)) return this.#comprehension(node);
    const [first] = node.parts;
    switch (node.type) {
      case 'identifier':
        return this.#name(node);
      case 'attribute':
        return this.#attribute(node);
      case 'subscript':
        return studySubscript(this, node);
      case 'call':
        return studyCall(this, node);
      case 'lambda':
        return this.lambda(node, known.item);
      case 'keyword_argument': {
        const value = node.child('value');
        return value === null ? this.combine([]) : this.of(value);
      }
      case 'parenthesized_expression':
      case 'list_splat':
        return first === undefined ? this.combine([]) : this.of(first);
      case 'string':
        return this.#string(node);
      case 'binary_operator':
        return this.#binary(node);
      case 'list':
      case 'tuple':
      case 'set':
        return this.#literalList(node);
      default:
        return this.combine(node.parts);
    }
  }

  /** The same, with state already replaced by `fitted["..."]`. */
  settled(node: SyntaxNode): Studied {
    const value = node.type === 'keyword_argument' ? node.child('value') : null;
    if (value !== null) return this.settled(value);
    const studied = this.of(node);
    return isState(studied.known) ? { ...studied, edits: [this.cutEdit(node, studied.known)], needs: [] } : studied;
  }

  /** Together: rows when any part is, with the state among the parts cut; else state when any part is; else constant. */
  combine(nodes: readonly SyntaxNode[]): Studied {
    const studied = nodes.map((node) => this.of(node));
    const kinds = studied.map((item) => item.known);
    const found = kinds.find(({ kind }) => kind === 'rows' || kind === 'source' || kind === 'indices');
    if (found !== undefined) {
      const shapes = kinds.filter(({ kind }) => kind === 'rows').map(({ shape }) => shape);
      const shape = shapes.includes('frame') ? 'frame' : (shapes[0] ?? null);
      const hasTarget = kinds.some((item) => item.kind === 'rows' && item.hasTarget);
      return this.all(nodes, found.kind === 'rows' ? known.rows(shape, hasTarget) : found);
    }
    const needs = studied.flatMap((item) => item.needs);
    const hasTarget = kinds.some((item) => item.kind === 'fitted' && item.hasTarget);
    if (kinds.some(isState)) return { known: { ...known.fitted, hasTarget }, edits: [], needs };
    return { known: known.constant, edits: studied.flatMap((item) => item.edits), needs };
  }

  /** Every part settled, as parts of a value that stays in `features`. */
  all(nodes: readonly (SyntaxNode | null | undefined)[], value: Known, more: readonly Edit[] = []): Studied {
    const settled = nodes.flatMap((node) => (node === null || node === undefined ? [] : [this.settled(node)]));
    const edits = [...settled.flatMap((item) => item.edits), ...more];
    return { known: value, edits, needs: settled.flatMap((item) => item.needs) };
  }

  cutEdit(node: SyntaxNode, value: Known, when: 'before' | 'after' = 'before'): Edit {
    return { start: node.start, end: node.end, text: this.cut(node, this.#stateExpression(node.text, value), when) };
  }

  /** Text that stands for state in `features`, made when it is used. */
  cut(node: SyntaxNode, expression: string, when: 'before' | 'after' = 'before', hint = hintFor(node)): () => string {
    const { emitter } = this.context;
    const names = namesIn(node);
    const binders = this.#binders.filter((binder) => binder.names.some((name) => names.has(name)));
    const [binder] = binders;
    if (binder === undefined) return () => emitter.cut({ node, expression, hint, when });
    const [name] = binder.names;
    if (binders.length > 1 || binder.text === null || binder.names.length > 1 || name === undefined) {
      return () =>
        emitter.refuse(
          node,
          `\`${node.text}\` is computed over the data for each ${binder.names.join(', ')} as it goes`,
        );
    }
    const table = `{${name}: ${expression} for ${name} in ${binder.text}}`;
    return () => `${emitter.cut({ node, expression: table, hint, when })}[${name}]`;
  }

  /** An edit that changes nothing and refuses the slice where it would be used. */
  refusal(node: SyntaxNode, why: string): Edit {
    return { start: node.start, end: node.start, text: () => this.context.emitter.refuse(node, why) };
  }

  /** Column names without the target's, which raw rows do not have; other state as it is. */
  #stateExpression(text: string, { kind, hasTarget }: Known): string {
    const target = [...this.context.target];
    if (target.length === 0 || !hasTarget) return kind === 'columns' ? `list(${text})` : text;
    const list = pythonList(target);
    if (kind === 'columns') return `[column for column in ${text} if column not in ${list}]`;
    return `(${text}).drop(labels=${list}, errors="ignore")`;
  }

  /** A function's body with its parameters of the given kind. */
  lambda(node: SyntaxNode, parameter: Known): Studied {
    const names = parameterNames(node.child('parameters'));
    const body = node.child('body');
    if (body === null) return this.combine([]);
    return this.#binding({ names, text: null }, parameter, () => {
      const studied = this.settled(body);
      return { ...studied, needs: studied.needs.filter((name) => !names.includes(name)) };
    });
  }

  #binding(binder: Binder, value: Known, run: () => Studied): Studied {
    const before = binder.names.map((name) => [name, this.#environment.get(name)] as const);
    for (const name of binder.names) this.#environment.set(name, value);
    this.#binders.push(binder);
    const studied = run();
    this.#binders.pop();
    for (const [name, old] of before) {
      if (old === undefined) this.#environment.delete(name);
      else this.#environment.set(name, old);
    }
    return { ...studied, needs: studied.needs.filter((name) => !binder.names.includes(name)) };
  }

  /** `numeric + categorical` names columns when either side does. */
  #binary(node: SyntaxNode): Studied {
    const sides = node.parts.filter((part) => part.field !== 'operator');
    const combined = this.combine(sides);
    const kinds = sides.map((side) => this.of(side).known);
    const lists = kinds.every(({ kind, strings }) => kind === 'columns' || (kind === 'constant' && strings !== null));
    if (!lists || !kinds.some(({ kind }) => kind === 'columns')) return combined;
    return { ...combined, known: known.columns(kinds.some((item) => item.hasTarget)), edits: [] };
  }

  #name(node: SyntaxNode): Studied {
    const value = this.#environment.get(node.text);
    if (value === undefined) return { known: known.constant, edits: [], needs: [node.text] };
    // A list that names the target cannot be used on raw rows as it is.
    const listsTarget =
      (value.strings?.length ?? 0) > 1 && value.strings?.some((text) => this.context.target.has(text));
    return { known: listsTarget === true ? known.columns(true) : value, edits: [], needs: [node.text] };
  }

  #string(node: SyntaxNode): Studied {
    const inside = node.parts
      .filter((part) => part.type === 'interpolation')
      .flatMap((part) => part.childrenIn('expression'));
    if (inside.length > 0) return this.combine(inside);
    const strings = stringsOf(node);
    return { known: strings === null ? known.constant : known.constantStrings(strings), edits: [], needs: [] };
  }

  #literalList(node: SyntaxNode): Studied {
    const strings = stringsOf(node);
    if (strings === null) return this.combine(node.parts);
    const listsTarget = strings.length > 1 && strings.some((text) => this.context.target.has(text));
    return { known: listsTarget ? known.columns(true) : known.constantStrings(strings), edits: [], needs: [] };
  }

  #attribute(node: SyntaxNode): Studied {
    const object = node.child('object');
    const name = node.child('attribute')?.text ?? '';
    if (object === null) return this.combine([]);
    const inner = this.of(object);
    const { kind, shape, hasTarget } = inner.known;
    if (kind === 'source') return { ...inner, known: sourceAttribute(name) };
    if (kind === 'estimator') {
      return { ...inner, known: /^best_estimator_$|^named_steps$/.test(name) ? known.estimator : known.fitted };
    }
    if (kind === 'columns') return { ...inner, known: ['str', 'values'].includes(name) ? inner.known : known.fitted };
    if (kind === 'fitted') return { ...inner, known: known.fitted };
    if (kind !== 'rows' || shape === 'item') return inner;
    if (name === 'columns') return { ...inner, known: known.columns(hasTarget) };
    if (name === 'dtypes' || name === 'dtype' || name === 'ndim') return { ...inner, known: known.fitted };
    if (name === 'values' || name === 'T') return { ...inner, known: known.rows('array', hasTarget) };
    if (['str', 'dt', 'iloc', 'loc', 'at', 'iat', 'index', 'size', 'shape'].includes(name)) return inner;
    if (name === 'codes' && object.type === 'attribute') return this.#categoryCodes(node, object);
    if (this.context.target.has(name)) return this.readsTarget(node, inner);
    return shape === 'frame' ? { ...inner, known: known.rows('series', false) } : inner;
  }

  /** `column.astype("category").cat.codes` numbers the categories of the training data. */
  #categoryCodes(node: SyntaxNode, cat: SyntaxNode): Studied {
    const cast = cat.child('attribute')?.text === 'cat' ? cat.child('object') : null;
    const callee = cast?.type === 'call' ? cast.child('function') : null;
    const column = callee?.child('object') ?? null;
    if (cast === null || callee?.child('attribute')?.text !== 'astype' || column === null) {
      const inner = this.settled(cat);
      const refusal = this.refusal(node, `\`${node.text}\` numbers categories that were fixed elsewhere`);
      return { ...inner, edits: [...inner.edits, refusal] };
    }
    const expression = `{category: code for code, category in enumerate(${cast.text}.cat.categories)}`;
    return this.mapped(node, column, expression, 'codes');
  }

  /** Replaces an expression over a column by a look-up of each value, -1 for what training never saw. */
  mapped(node: SyntaxNode, column: SyntaxNode, expression: string, word: string): Studied {
    const inner = this.settled(column);
    const table = this.cut(node, expression, 'before', `${hintFor(column)}_${word}`);
    const before = node.start === column.start ? [] : [{ start: node.start, end: column.start, text: '' }];
    return {
      known: known.rows('series', false),
      edits: [
        ...before,
        ...inner.edits,
        { start: column.end, end: node.end, text: () => `.map(${table()}).fillna(-1)` },
      ],
      needs: inner.needs,
    };
  }

  readsTarget(node: SyntaxNode, inner: Studied): Studied {
    const refusal = this.refusal(node, `\`${node.text}\` reads the target, which rows at inference do not have`);
    return { known: known.rows('series', false), edits: [...inner.edits, refusal], needs: inner.needs };
  }

  #comprehension(node: SyntaxNode): Studied {
    const clauses = node.parts.filter((part) => part.type === 'for_in_clause');
    const [clause] = clauses;
    const left = clause?.child('left');
    const iterable = clause?.child('right');
    const body = node.child('body');
    if (clauses.length !== 1 || left === null || left === undefined || iterable === null || iterable === undefined) {
      return this.combine(node.parts.flatMap((part) => part.childrenIn('right')));
    }
    const over = this.of(iterable);
    const element = elementKind(over.known);
    const names = boundIn(left).map((name) => name.text);
    const inside = [body, ...node.parts.filter((part) => part.type === 'if_clause').flatMap((part) => part.parts)];
    const parts = inside.filter((part) => part !== null);
    const kind = this.#binding({ names, text: iterable.text }, element, () => this.combine(parts));
    const wholeState = isState(over.known) && (kind.known.kind !== 'rows' || body?.type === 'identifier');
    if (wholeState || (over.known.kind === 'constant' && isState(kind.known))) {
      const value = over.known.kind === 'columns' && body?.type === 'identifier' ? over.known : known.fitted;
      return { known: value, edits: [], needs: [...over.needs, ...kind.needs] };
    }
    const outer = this.settled(iterable);
    const rest = this.#binding({ names, text: iterable.text }, element, () => this.all(parts, kind.known));
    const value =
      over.known.kind === 'rows' ? over.known : kind.known.kind === 'rows' ? known.rows(null, false) : kind.known;
    return { known: value, edits: [...outer.edits, ...rest.edits], needs: [...outer.needs, ...rest.needs] };
  }
}

function sourceAttribute(name: string): Known {
  if (name === 'frame') return known.rows('frame', true);
  if (name === 'data') return known.rows('frame', false);
  if (name === 'target') return known.rows('series', true);
  return known.fitted;
}
