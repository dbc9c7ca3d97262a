import { isComprehension, parameterNames } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import { studyAttribute } from './attributes.ts';
import { studyCall } from './calls.ts';
import { studyBinary, studyList, studyName, studyString } from './column-lists.ts';
import { studyComprehension } from './comprehensions.ts';
import { cutText, stateExpression } from './cuts.ts';
import type { Edit } from './edits.ts';
import * as known from './known.ts';
import { isState, type Known } from './known.ts';
import { hintFor } from './naming.ts';
import { Scope } from './scope.ts';
import type { Studied, Study, StudyContext } from './studied.ts';
import { studySubscript } from './subscripts.ts';
import { studyWritten } from './written.ts';

/** Follows values through expressions, from raw rows to the model's input. */
export class ExpressionStudy implements Study {
  readonly context: StudyContext;
  readonly scope: Scope;
  readonly #seen = new Map<SyntaxNode, Studied>();

  constructor(context: StudyContext) {
    this.context = context;
    this.scope = new Scope(context.environment);
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
    if (this.context.written.has(node)) return studyWritten(this, node);
    if (isComprehension(node)) return studyComprehension(this, node);
    const [first] = node.parts;
    switch (node.type) {
      case 'identifier':
        return studyName(this, node);
      case 'attribute':
        return studyAttribute(this, node);
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
        return studyString(this, node);
      case 'binary_operator':
        return studyBinary(this, node);
      case 'list':
      case 'tuple':
      case 'set':
        return studyList(this, node);
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
    return {
      start: node.start,
      end: node.end,
      text: this.cut(node, stateExpression(node.text, value, this.context.target), when),
    };
  }

  /** Text that stands for state in `features`, made when it is used. */
  cut(node: SyntaxNode, expression: string, when: 'before' | 'after' = 'before', hint = hintFor(node)): () => string {
    return cutText(this, { node, expression, when, hint });
  }

  /** An edit that changes nothing and refuses the slice where it would be used. */
  refusal(node: SyntaxNode, why: string): Edit {
    return { start: node.start, end: node.start, text: () => this.context.emitter.refuse(node, why) };
  }

  /** A function's body with its parameters of the given kind. */
  lambda(node: SyntaxNode, parameter: Known): Studied {
    const names = parameterNames(node.child('parameters'));
    const body = node.child('body');
    if (body === null) return this.combine([]);
    return this.scope.within({ names, text: null }, parameter, () => {
      const studied = this.settled(body);
      return { ...studied, needs: studied.needs.filter((name) => !names.includes(name)) };
    });
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
}
