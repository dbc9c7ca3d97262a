import type { SyntaxNode } from './syntax.ts';

/** Identifier nodes that an assignment target, loop target or parameter binds. Stores to attributes and items bind none. */
export function boundIn(target: SyntaxNode): SyntaxNode[] {
  switch (target.type) {
    case 'identifier':
      return [target];
    case 'attribute':
    case 'subscript':
    case 'type':
      return [];
    default:
      return target.parts.flatMap(boundIn);
  }
}

/** Names a function's parameters bind, in order. */
export function parameterNames(parameters: SyntaxNode | null): string[] {
  if (parameters === null) return [];
  return parameters.parts.flatMap((parameter) => {
    const name = parameter.child('name');
    if (name !== null) return boundIn(name).map((node) => node.text);
    return boundIn(parameter).map((node) => node.text);
  });
}

/** Names a match pattern captures. A dotted name is looked up, `_` binds nothing. */
export function capturedIn(pattern: SyntaxNode): SyntaxNode[] {
  const [first] = pattern.parts;
  switch (pattern.type) {
    case 'dotted_name':
      return pattern.parts.length === 1 && first !== undefined && first.text !== '_' ? [first] : [];
    case 'class_pattern':
      return pattern.parts.slice(1).flatMap(capturedIn);
    case 'keyword_pattern':
      return pattern.parts.slice(1).flatMap(capturedIn);
    case 'dict_pattern':
      return pattern.children.filter((child) => child.field !== 'key').flatMap(capturedIn);
    case 'identifier':
      return pattern.text === '_' ? [] : [pattern];
    default:
      return pattern.parts.flatMap(capturedIn);
  }
}

/** What an import statement binds, where the name comes from, and the path imported. */
export interface ImportBinding {
  readonly node: SyntaxNode;
  /** Name bound; `*` for all. */
  readonly binding: string;
  /** Full dotted path; leading dots for relative imports. */
  readonly path: string;
  /** What the bound name stands for: `import a.b` binds `a`. */
  readonly target: string;
}

export function importsOf(statement: SyntaxNode): ImportBinding[] {
  const from = statement.type === 'import_statement' ? null : (statement.child('module_name')?.text ?? '__future__');
  const prefix = from === null ? '' : from.endsWith('.') ? from : `${from}.`;
  const bindings = statement.childrenIn('name').map((node): ImportBinding => {
    const alias = node.child('alias');
    const name = (node.child('name') ?? node).text.replace(/\s/g, '');
    const path = `${prefix}${name}`;
    if (alias !== null) return { node, binding: alias.text, path, target: path };
    if (from !== null) return { node, binding: name, path, target: path };
    const top = name.split('.')[0] ?? name;
    return { node, binding: top, path, target: top };
  });
  const star = statement.children.find((child) => child.type === 'wildcard_import');
  if (star !== undefined && from !== null) bindings.push({ node: star, binding: '*', path: from, target: from });
  return bindings;
}

const ownScope = new Set(['function_definition', 'class_definition', 'lambda']);
const comprehensions = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
export const isComprehension = (node: SyntaxNode): boolean => comprehensions.has(node.type);

/** Names of a block, by whom they belong to. Those of a function around it are among the `bound`, too. */
interface BoundNames {
  readonly bound: Set<string>;
  readonly global: Set<string>;
  readonly nonlocal: Set<string>;
}

/** Every name bound in a block, without going into functions and classes; `global` names are given apart. */
export function namesBound(block: SyntaxNode): BoundNames {
  const bound = new Set<string>();
  const global = new Set<string>();
  const nonlocal = new Set<string>();
  const visit = (node: SyntaxNode, inComprehension: boolean): void => {
    for (const name of ownBindings(node, inComprehension)) bound.add(name);
    if (node.type === 'global_statement' || node.type === 'nonlocal_statement') {
      for (const name of node.parts) (node.type === 'global_statement' ? global : nonlocal).add(name.text);
    }
    if (ownScope.has(node.type)) return;
    const inside = inComprehension || isComprehension(node);
    for (const child of node.parts) visit(child, inside);
  };
  for (const child of block.parts) visit(child, false);
  for (const name of nonlocal) bound.add(name);
  for (const name of global) bound.delete(name);
  return { bound, global, nonlocal };
}

/** Names that this node itself binds in the scope it stands in. */
function ownBindings(node: SyntaxNode, inComprehension: boolean): string[] {
  const left = node.child('left');
  switch (node.type) {
    case 'assignment':
      return left !== null && node.child('right') !== null ? texts(boundIn(left)) : [];
    case 'augmented_assignment':
    case 'for_statement':
      return left === null ? [] : texts(boundIn(left));
    case 'for_in_clause':
      return inComprehension || left === null ? [] : texts(boundIn(left));
    case 'named_expression':
      return texts(node.childrenIn('name'));
    case 'function_definition':
    case 'class_definition':
      return texts(node.childrenIn('name'));
    case 'import_statement':
    case 'import_from_statement':
      return importsOf(node).map((item) => item.binding);
    case 'as_pattern':
      return texts(node.childrenIn('alias').flatMap(boundIn));
    case 'except_clause':
      return texts(node.childrenIn('alias').flatMap(boundIn));
    case 'case_clause':
      return texts(node.parts.filter((child) => child.type === 'case_pattern').flatMap(capturedIn));
    case 'type_alias_statement':
      return left === null ? [] : texts(boundIn(left)).slice(0, 1);
    default:
      return [];
  }
}

const texts = (nodes: readonly SyntaxNode[]): string[] => nodes.map((node) => node.text);
