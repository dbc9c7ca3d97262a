import { boundIn, capturedIn, importsOf, isComprehension, namesBound, parameterNames } from './binding.ts';
import { effectOf } from './effects.ts';
import { Flow } from './flow.ts';
import { literalOf } from './literal.ts';
import type { Environment, FunctionFacts, Read, SeenCall, SeenImport, StatementNames } from './names.ts';
import type { SyntaxNode } from './syntax.ts';
import { calleePath, knownValue, type Value } from './values.ts';

interface Scope {
  readonly kind: 'function' | 'class' | 'comprehension';
  readonly locals: ReadonlySet<string>;
  readonly parameters: readonly string[];
  readonly values: Map<string, Value>;
  /** Where functions note what they do. */
  readonly mutatesParameters: Set<number>;
}

/** Methods that call a function given to them at once, so that what it reads must be there. */
const eager =
  /\.(?:apply|applymap|map|filter|sorted|sort|sort_values|agg|aggregate|transform|pipe|assign|groupby|reduce)$|^(?:map|filter|sorted|min|max|reduce|any|all|list|sum)$/;

/** One pass over a top-level statement. Updates `environment` as the statement would. */
export function walkStatement(statement: SyntaxNode, environment: Environment): StatementNames {
  return new Walk(environment).run(statement);
}

class Walk {
  readonly #environment: Environment;
  readonly #flow = new Flow();
  readonly #scopes: Scope[] = [];
  readonly #binds = new Set<string>();
  readonly #deletes = new Set<string>();
  readonly #mutates = new Set<string>();
  readonly #reads: Read[] = [];
  readonly #calls: SeenCall[] = [];
  readonly #imports: SeenImport[] = [];
  readonly #functions: FunctionFacts[] = [];
  /** Variables of loops over named objects: `for d in [train, test]`. */
  readonly #aliases = new Map<string, readonly string[]>();
  #deferred = 0;
  #forgiving = 0;
  #conditional = 0;
  #branch = 0;
  #opens = false;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  run(statement: SyntaxNode): StatementNames {
    this.#visit(statement);
    return {
      binds: [...this.#binds],
      deletes: [...this.#deletes],
      reads: this.#reads,
      mutates: [...this.#mutates],
      calls: this.#calls,
      imports: this.#imports,
      functions: this.#functions,
      opensNamespace: this.#opens,
    };
  }

  // Names

  #scopeOf(name: string): Scope | null {
    for (let at = this.#scopes.length - 1; at >= 0; at -= 1) {
      const scope = this.#scopes[at];
      if (scope === undefined || !scope.locals.has(name)) continue;
      if (scope.kind !== 'class' || at === this.#scopes.length - 1) return scope;
    }
    return null;
  }

  #lookup = (name: string): Value | null => {
    const scope = this.#scopeOf(name);
    if (scope !== null) return scope.values.get(name) ?? null;
    return this.#environment.values.get(name) ?? null;
  };

  #read(node: SyntaxNode): void {
    const name = node.text;
    if (this.#scopeOf(name) !== null) return;
    const deferred = this.#deferred > 0;
    const own = !deferred && this.#flow.isSure(name);
    const forgiven = this.#forgiving > 0 || (!deferred && this.#flow.isPossible(name));
    this.#reads.push({ name, node, deferred, own, forgiven, branch: this.#branch > 0 });
  }

  #bind(name: string, value: Value | null): void {
    const scope = this.#scopeOf(name);
    if (scope !== null) {
      if (value === null) scope.values.delete(name);
      else scope.values.set(name, value);
      return;
    }
    this.#binds.add(name);
    this.#deletes.delete(name);
    if (this.#deferred === 0) {
      this.#flow.bind(name);
      this.#environment.functions.delete(name);
    }
    if (value !== null) this.#environment.values.set(name, value);
    else if (this.#deferred === 0) this.#environment.values.delete(name);
  }

  #mutate(name: string): void {
    for (const alias of this.#aliases.get(name) ?? []) this.#mutate(alias);
    const scope = this.#scopeOf(name);
    if (scope === null) this.#mutates.add(name);
    else if (scope.parameters.includes(name)) scope.mutatesParameters.add(scope.parameters.indexOf(name));
  }

  // Nodes

  #all(nodes: readonly (SyntaxNode | null)[]): void {
    for (const node of nodes) if (node !== null) this.#visit(node);
  }

  #visit(node: SyntaxNode): void {
    if (isComprehension(node)) {
      this.#comprehension(node);
      return;
    }
    switch (node.type) {
      case 'identifier':
        this.#read(node);
        return;
      case 'attribute':
        this.#all([node.child('object')]);
        return;
      case 'keyword_argument':
        this.#all([node.child('value')]);
        return;
      case 'call':
        this.#call(node);
        return;
      case 'assignment':
        this.#assignment(node);
        return;
      case 'augmented_assignment':
        this.#augmented(node);
        return;
      case 'named_expression': {
        const value = node.child('value');
        this.#all([value]);
        const known = value === null ? null : knownValue(value, this.#lookup);
        for (const name of node.childrenIn('name')) this.#bind(name.text, known);
        return;
      }
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        this.#import(node);
        return;
      case 'function_definition':
        this.#function(node);
        return;
      case 'class_definition':
        this.#class(node);
        return;
      case 'lambda':
        this.#lambda(node, null);
        return;
      case 'if_statement':
        this.#if(node);
        return;
      case 'for_statement':
      case 'while_statement':
        this.#loop(node);
        return;
      case 'try_statement':
        this.#try(node);
        return;
      case 'match_statement':
        this.#match(node);
        return;
      case 'as_pattern':
        this.#asPattern(node);
        return;
      case 'delete_statement':
        for (const target of node.parts.flatMap((part) => (part.type === 'expression_list' ? part.parts : [part]))) {
          this.#delete(target);
        }
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        return;
      case 'member_type':
        this.#all(node.parts.slice(0, 1));
        return;
      case 'type_alias_statement':
        for (const name of boundIn(node.child('left')?.parts[0] ?? node)) this.#bind(name.text, null);
        return;
      case 'conditional_expression': {
        const [then, condition, otherwise] = node.parts;
        this.#all([condition ?? null, then ?? null, otherwise ?? null]);
        return;
      }
      case 'ERROR':
        this.#damaged(node);
        return;
      default:
        this.#all(node.parts);
        return;
    }
  }

  /** What the parser could not read may bind anything it names. */
  #damaged(node: SyntaxNode): void {
    if (node.type === 'identifier') this.#flow.mayBind(node.text);
    if (node.type === 'identifier' && this.#scopeOf(node.text) === null) this.#binds.add(node.text);
    for (const part of node.parts) this.#damaged(part);
  }

  #call(node: SyntaxNode): void {
    const callee = node.child('function');
    const given = node.child('arguments');
    if (callee === null) {
      this.#all(node.parts);
      return;
    }
    const path = calleePath(callee, this.#lookup);
    const method = callee.type === 'attribute';
    const root = rootOf(method ? (callee.child('object') ?? callee) : callee);
    const known = root === null ? null : this.#lookup(root);
    const receiver = method && known?.kind !== 'import' ? root : null;
    const local = root !== null && this.#scopeOf(root) !== null;
    this.#calls.push({ node, path, receiver, local, deferred: this.#deferred > 0 });
    this.#visit(callee);
    const args = given === null ? [] : given.type === 'argument_list' ? given.parts : [given];
    for (const argument of args) {
      const value = argument.type === 'keyword_argument' ? argument.child('value') : argument;
      if (value?.type === 'lambda' && eager.test(path)) this.#lambda(value, null, true);
      else this.#visit(argument);
    }
    this.#effects(path, receiver, args);
    if (path === 'exec') this.#opens = true;
    this.#queryNames(path, args);
  }

  #effects(path: string, receiver: string | null, args: readonly SyntaxNode[]): void {
    const effect = effectOf(path);
    const positional = args.filter((argument) => argument.type !== 'keyword_argument');
    const mutateArgument = (index: number): void => {
      const argument = positional[index];
      const root = argument === undefined ? null : rootOf(argument);
      if (root !== null) this.#mutate(root);
    };
    const inPlace = args.some(
      (argument) => argument.child('name')?.text === 'inplace' && argument.child('value')?.type === 'true',
    );
    if (receiver !== null && (effect?.mutatesReceiver === true || inPlace)) this.#mutate(receiver);
    for (const index of effect?.mutatesArguments ?? []) mutateArgument(index);
    const called = this.#environment.functions.get(path);
    if (called === undefined || this.#scopeOf(path) !== null) return;
    for (const index of called.mutatesParameters) mutateArgument(index);
    for (const name of called.mutates) this.#mutate(name);
    if (this.#deferred === 0) for (const name of called.binds) this.#bind(name, null);
  }

  /** `df.query("age > @limit")` reads `limit`. */
  #queryNames(path: string, args: readonly SyntaxNode[]): void {
    const [first] = args;
    if (first === undefined || !/\.(?:query|eval)$/.test(path)) return;
    const text = literalOf(first);
    if (typeof text !== 'string') return;
    for (const match of text.matchAll(/@([A-Za-z_]\w*)/g)) {
      const name = match[1] ?? '';
      if (this.#scopeOf(name) !== null) continue;
      const deferred = this.#deferred > 0;
      this.#reads.push({ name, node: first, deferred, own: this.#flow.isSure(name), forgiven: true, branch: false });
    }
  }

  #assignment(node: SyntaxNode): void {
    const left = node.child('left');
    const right = node.child('right');
    this.#all([node.child('type')]);
    if (left === null || right === null) {
      // A bare annotation `x: int` binds nothing.
      if (left !== null && left.type !== 'identifier') this.#store(left, null);
      return;
    }
    if (right.type === 'lambda' && left.type === 'identifier') this.#lambda(right, left.text);
    else this.#visit(right);
    const innermost = lastRight(right);
    const pairs = left.type === 'pattern_list' && innermost.type === 'expression_list' ? innermost.parts : [];
    if (pairs.length > 0 && pairs.length === left.parts.length) {
      const values = pairs.map((part) => knownValue(part, this.#lookup));
      left.parts.forEach((target, index) => {
        this.#store(target, values[index] ?? null);
      });
    } else this.#store(left, knownValue(innermost, this.#lookup));
    if (right.type === 'lambda' && left.type === 'identifier') this.#remember(left.text);
  }

  /** A lambda's facts were noted before the name was bound, which forgets what the name was. */
  #remember(name: string): void {
    const facts = this.#functions.findLast((item) => item.name === name);
    if (facts !== undefined && this.#scopes.length === 0) {
      this.#environment.functions.set(name, facts);
      this.#environment.values.set(name, { kind: 'local', path: name });
    }
  }

  #augmented(node: SyntaxNode): void {
    const left = node.child('left');
    this.#all([node.child('right'), left]);
    if (left === null) return;
    if (left.type === 'identifier') {
      this.#bind(left.text, this.#lookup(left.text));
      this.#mutate(left.text);
    } else this.#store(left, null);
  }

  #store(target: SyntaxNode, value: Value | null): void {
    switch (target.type) {
      case 'identifier':
        this.#bind(target.text, value);
        return;
      case 'attribute':
      case 'subscript': {
        this.#all(target.parts.filter((part) => part.field !== 'attribute'));
        const root = rootOf(target);
        if (root === 'globals') this.#opens = true;
        if (root !== null) this.#mutate(root);
        return;
      }
      default:
        for (const part of target.parts) this.#store(part, null);
    }
  }

  #delete(target: SyntaxNode): void {
    if (target.type === 'identifier') {
      this.#read(target);
      if (this.#scopeOf(target.text) !== null) return;
      this.#flow.unbind(target.text);
      if (this.#conditional === 0 && this.#deferred === 0) {
        this.#deletes.add(target.text);
        this.#binds.delete(target.text);
      }
    } else if (target.type === 'attribute' || target.type === 'subscript') this.#store(target, null);
    else for (const part of target.parts) this.#delete(part);
  }

  #import(node: SyntaxNode): void {
    const conditional = this.#conditional > 0 || this.#deferred > 0;
    for (const { node: at, binding, path, target } of importsOf(node)) {
      this.#imports.push({ node: at, path, binding, conditional });
      if (binding === '*') this.#opens = true;
      else this.#bind(binding, { kind: 'import', path: target });
    }
  }

  // Scopes

  #within(scope: Omit<Scope, 'values' | 'mutatesParameters'>, run: () => void): Scope {
    const whole: Scope = { ...scope, values: new Map(), mutatesParameters: new Set() };
    this.#scopes.push(whole);
    run();
    this.#scopes.pop();
    return whole;
  }

  #comprehension(node: SyntaxNode): void {
    const clauses = node.parts.filter((part) => part.type === 'for_in_clause');
    this.#all([clauses[0]?.child('right') ?? null]);
    const locals = new Set(
      clauses.flatMap((clause) => boundIn(clause.child('left') ?? clause)).map((name) => name.text),
    );
    this.#within({ kind: 'comprehension', locals, parameters: [] }, () => {
      for (const part of node.parts) {
        if (part.type === 'for_in_clause') this.#all(part === clauses[0] ? [] : [part.child('right')]);
        else if (part.type === 'if_clause') this.#visit(part);
      }
      this.#all([node.child('body')]);
    });
  }

  #function(node: SyntaxNode): void {
    const name = node.child('name')?.text ?? '';
    const parameters = node.child('parameters');
    const body = node.child('body');
    this.#parameterDefaults(parameters);
    this.#all([node.child('return_type')]);
    const { bound, global } =
      body === null ? { bound: new Set<string>(), global: new Set<string>() } : namesBound(body);
    const names = parameterNames(parameters);
    // Bound first, so that a function that calls itself knows its own name.
    this.#bind(name, { kind: 'local', path: name });
    const locals = new Set([...bound, ...names].filter((local) => !global.has(local)));
    this.#callable(name, names, locals, () => this.#all([body]));
  }

  #lambda(node: SyntaxNode, name: string | null, now = false): void {
    const parameters = node.child('parameters');
    this.#parameterDefaults(parameters);
    const names = parameterNames(parameters);
    const body = (): void => this.#all([node.child('body')]);
    if (now) this.#within({ kind: 'function', locals: new Set(names), parameters: names }, body);
    else this.#callable(name, names, new Set(names), body);
  }

  #callable(name: string | null, parameters: readonly string[], locals: ReadonlySet<string>, body: () => void): void {
    const outermost = this.#deferred === 0 && this.#scopes.length === 0;
    const mark = { reads: this.#reads.length, calls: this.#calls.length };
    const before = { binds: new Set(this.#binds), mutates: new Set(this.#mutates) };
    this.#deferred += 1;
    const scope = this.#within({ kind: 'function', locals, parameters }, body);
    this.#deferred -= 1;
    if (!outermost) return;
    const facts: FunctionFacts = {
      name: name ?? '<lambda>',
      parameters,
      reads: this.#reads.slice(mark.reads),
      calls: this.#calls.slice(mark.calls),
      binds: [...this.#binds].filter((bound) => !before.binds.has(bound) && bound !== name),
      mutates: [...this.#mutates].filter((changed) => !before.mutates.has(changed)),
      mutatesParameters: [...scope.mutatesParameters],
    };
    // What the body does happens when it is called, not here.
    for (const bound of facts.binds) this.#binds.delete(bound);
    for (const changed of facts.mutates) this.#mutates.delete(changed);
    this.#functions.push(facts);
    if (name !== null) this.#environment.functions.set(name, facts);
  }

  #parameterDefaults(parameters: SyntaxNode | null): void {
    for (const parameter of parameters?.parts ?? []) this.#all([parameter.child('value'), parameter.child('type')]);
  }

  #class(node: SyntaxNode): void {
    const body = node.child('body');
    this.#all([node.child('superclasses')]);
    const locals = body === null ? new Set<string>() : namesBound(body).bound;
    const name = node.child('name')?.text ?? '';
    this.#bind(name, { kind: 'local', path: name });
    this.#within({ kind: 'class', locals, parameters: [] }, () => this.#all([body]));
  }

  // Flow

  #maybe(run: () => void): void {
    this.#conditional += 1;
    run();
    this.#conditional -= 1;
  }

  /** What may never run. */
  #inBranch(run: () => void): void {
    this.#branch += 1;
    run();
    this.#branch -= 1;
  }

  #if(node: SyntaxNode): void {
    const condition = node.child('condition');
    this.#all([condition]);
    const never = condition?.text === 'False' || condition?.text === '0' || condition?.text.endsWith('TYPE_CHECKING');
    const asks = condition !== null && /\b(?:globals|locals|dir|vars)\(\)/.test(condition.text);
    const alternatives = node.childrenIn('alternative');
    const runs: (() => void)[] = [
      () => this.#forgive(never === true || asks, () => this.#all([node.child('consequence')])),
    ];
    for (const alternative of alternatives) {
      runs.push(() =>
        this.#forgive(asks, () =>
          this.#all([alternative.child('condition'), alternative.child('consequence'), alternative.child('body')]),
        ),
      );
    }
    if (!alternatives.some((alternative) => alternative.type === 'else_clause')) runs.push(() => {});
    this.#inBranch(() => this.#maybe(() => this.#flow.branches(...runs)));
  }

  #forgive(when: boolean, run: () => void): void {
    this.#forgiving += when ? 1 : 0;
    run();
    this.#forgiving -= when ? 1 : 0;
  }

  #loop(node: SyntaxNode): void {
    const body = node.child('body');
    const left = node.child('left');
    this.#all([node.child('right'), node.child('condition')]);
    this.#maybe(() =>
      this.#flow.optional(() => {
        // A later turn of the loop sees what an earlier one bound.
        if (body !== null && this.#deferred === 0) for (const name of namesBound(body).bound) this.#flow.mayBind(name);
        if (left !== null) this.#store(left, null);
        const objects = listedNames(node.child('right'));
        if (left?.type === 'identifier' && objects.length > 0) this.#aliases.set(left.text, objects);
        this.#all([body]);
        if (left !== null) this.#aliases.delete(left.text);
      }),
    );
    this.#maybe(() => this.#flow.optional(() => this.#all([node.child('alternative')])));
  }

  #try(node: SyntaxNode): void {
    const handlers = node.parts.filter((part) => part.type === 'except_clause');
    const forgiving = handlers.some((handler) => {
      const value = handler.child('value');
      return value === null || /NameError|(?<!\w)(?:Base)?Exception\b/.test(value.text);
    });
    const rest = node.parts.filter((part) => part.type === 'else_clause');
    this.#maybe(() =>
      this.#flow.branches(
        () => {
          this.#forgive(forgiving, () => this.#all([node.child('body')]));
          this.#all(rest);
        },
        ...handlers.map((handler) => () => {
          const body = node.child('body');
          if (body !== null) for (const name of namesBound(body).bound) this.#flow.mayBind(name);
          for (const alias of handler.childrenIn('alias')) this.#store(alias, null);
          this.#inBranch(() => this.#all(handler.parts.filter((part) => part.field !== 'alias')));
        }),
      ),
    );
    this.#all(node.parts.filter((part) => part.type === 'finally_clause'));
  }

  #match(node: SyntaxNode): void {
    this.#all([node.child('subject')]);
    const cases = (node.child('body')?.parts ?? []).filter((part) => part.type === 'case_clause');
    const runs = cases.map((clause) => () => {
      for (const part of clause.parts) {
        if (part.type !== 'case_pattern') continue;
        for (const name of capturedIn(part)) this.#bind(name.text, null);
        for (const name of dottedReads(part)) this.#read(name);
      }
      this.#all([clause.child('guard'), clause.child('consequence')]);
    });
    this.#inBranch(() => this.#maybe(() => this.#flow.branches(...runs, () => {})));
  }

  #asPattern(node: SyntaxNode): void {
    const [value] = node.parts;
    this.#all([value ?? null]);
    const known = value === undefined ? null : knownValue(value, this.#lookup);
    for (const alias of node.childrenIn('alias')) {
      for (const target of alias.type === 'as_pattern_target' ? alias.parts : [alias]) this.#store(target, known);
    }
  }
}

/** Name at the root of `a.b["c"].d(...)`; null when it is no name. */
export function rootOf(node: SyntaxNode): string | null {
  if (node.type === 'identifier') return node.text;
  const inner: Readonly<Record<string, string>> = { attribute: 'object', subscript: 'value', call: 'function' };
  const field = inner[node.type];
  const next = field === undefined ? null : node.child(field);
  if (next !== null) return rootOf(next);
  const [first] = node.type === 'parenthesized_expression' ? node.parts : [];
  return first === undefined ? null : rootOf(first);
}

/** Names in a literal list or tuple of names only. */
export function listedNames(node: SyntaxNode | null): readonly string[] {
  if (node === null || !['list', 'tuple', 'expression_list'].includes(node.type)) return [];
  return node.parts.every((part) => part.type === 'identifier') ? node.parts.map((part) => part.text) : [];
}

/** `a = b = value` nests to the right. */
function lastRight(node: SyntaxNode): SyntaxNode {
  const right = node.type === 'assignment' ? node.child('right') : null;
  return right === null ? node : lastRight(right);
}

/** Names a pattern looks up: classes and dotted constants. */
function dottedReads(pattern: SyntaxNode): SyntaxNode[] {
  const [first] = pattern.parts;
  if (pattern.type === 'class_pattern' && first?.type === 'dotted_name') {
    return [...first.parts.slice(0, 1), ...pattern.parts.slice(1).flatMap(dottedReads)];
  }
  if (pattern.type === 'dotted_name') return pattern.parts.length > 1 ? pattern.parts.slice(0, 1) : [];
  return pattern.type === 'keyword_pattern'
    ? pattern.parts.slice(1).flatMap(dottedReads)
    : pattern.parts.flatMap(dottedReads);
}
