import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';

/** Code of a notebook that an object needs where it is used. */
export interface OwnCode {
  readonly kind: 'class' | 'function' | 'lambda';
  readonly name: string;
}

/**
 * Code of the notebook that a value holds, by following what it was made of: names, containers, constructors and pipelines of
 * libraries, methods that give their object back. What any other call gives back is taken for data.
 */
export function ownCodeIn(
  analysis: Analysis,
  value: SyntaxNode,
  at: Statement,
  names: readonly string[],
): OwnCode | null {
  const classes = definedNames(analysis, 'class_definition');
  const functions = definedNames(analysis, 'function_definition');
  const seen = new Set<string>();

  const named = (name: string, before: number): OwnCode | null => {
    if (classes.has(name)) return { kind: 'class', name };
    if (functions.has(name)) return { kind: 'function', name };
    const made = analysis.statements.findLast(({ id, defines }) => id < before && defines.includes(name));
    const key = `${name} ${made?.id}`;
    if (made === undefined || made.kind !== 'assignment' || seen.has(key)) return null;
    seen.add(key);
    const right = assigned(made.syntax, name);
    return right === null ? null : held(right, made, true);
  };

  /** `keeps`: whether the object around it would keep a function. */
  const held = (node: SyntaxNode, statement: Statement, keeps: boolean): OwnCode | null => {
    if (node.type === 'lambda') return keeps ? { kind: 'lambda', name: 'lambda' } : null;
    if (node.type === 'call') return heldByCall(node, statement, keeps);
    if (node.type !== 'identifier') return first(partsHeld(node), statement, keeps);
    // Any other name of the saving line is a function's own.
    if (statement === at && !names.includes(node.text)) return null;
    const found = named(node.text, statement.id);
    return found?.kind === 'class' || keeps ? found : null;
  };

  const heldByCall = (node: SyntaxNode, statement: Statement, keeps: boolean): OwnCode | null => {
    const call = statement.calls.find(({ syntax }) => syntax === node);
    if (call === undefined) return null;
    if (classes.has(call.path)) return { kind: 'class', name: call.path };
    const object = givesBack(call);
    if (object !== null) return held(object, statement, keeps);
    if (!makesObject.test(call.path)) return null;
    return first(node.child('arguments')?.parts ?? [], statement, takesFunction.test(call.path));
  };

  const first = (parts: readonly SyntaxNode[], statement: Statement, keeps: boolean): OwnCode | null => {
    for (const part of parts) {
      const found = held(part, statement, keeps);
      if (found !== null) return found;
    }
    return null;
  };
  return held(value, at, true);
}

const definedNames = (analysis: Analysis, kind: string): ReadonlySet<string> =>
  new Set(analysis.statements.filter((item) => item.kind === kind).flatMap((item) => item.defines));

/** What a name is given: the whole right side, of `a = b = ...`, too. */
function assigned(statement: SyntaxNode, name: string): SyntaxNode | null {
  let node = statement.parts[0] ?? null;
  let isWhole = false;
  while (node?.type === 'assignment') {
    isWhole ||= node.child('left')?.text === name;
    node = node.child('right');
  }
  return isWhole ? node : null;
}

/** What a node other than a name or a call holds: a container's parts, values by their keys, an attribute of the same code. */
function partsHeld(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'keyword_argument' || node.type === 'pair') return node.childrenIn('value');
  if (node.type === 'attribute')
    return partOfSameCode.test(node.child('attribute')?.text ?? '') ? node.childrenIn('object') : [];
  return containers.test(node.type) ? node.parts : [];
}

/** `search.best_estimator_`, and the network that `DataParallel` is around. */
const partOfSameCode = /^(?:best_estimator_|estimator_?|module)$/;

const containers =
  /^(?:list|tuple|set|dictionary|parenthesized_expression|expression_list|list_splat|dictionary_splat|conditional_expression)$/;

/** Constructors and pipeline makers of libraries: the object keeps its arguments. */
const makesObject =
  /^[\w.]+\.(?:[A-Z]\w*|make_pipeline|make_column_transformer|make_union|make_scorer)$|^collections\.defaultdict$|^functools\.partial$/;

/** Of these, what keeps functions as they are. */
const takesFunction =
  /^(?:sklearn|imblearn)\.|\.(?:FunctionTransformer|\w*Vectorizer)$|^collections\.defaultdict$|^functools\.partial$/;

/** Receiver or argument that a call gives back, or a copy of it. */
function givesBack({ path, syntax }: Call): SyntaxNode | null {
  if (/^(?:copy\.(?:deep)?copy|sklearn\.base\.clone)$/.test(path)) return syntax.child('arguments')?.parts[0] ?? null;
  const callee = syntax.child('function');
  if (callee?.type !== 'attribute') return null;
  const returns = effectOf(path)?.returns;
  const isSame = typeof returns === 'object' && 'the' in returns && returns.the === 'receiver';
  return isSame || /\.(?:eval|train|half|set_output)$/.test(path) ? callee.child('object') : null;
}
