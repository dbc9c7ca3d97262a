import { effectOf } from '../effects/index.ts';
import { embeddedNames } from '../embedded.ts';
import { literalOf } from '../literal.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { calleePath } from '../values.ts';
import { visitCalledLambda } from './functions.ts';
import type { Visitor, Walk } from './walk.ts';

/** Methods that call a function given to them at once, so that what it reads must be there. */
const eager =
  /\.(?:apply|applymap|map|filter|sorted|sort|sort_values|agg|aggregate|transform|pipe|assign|groupby|reduce)$|^(?:map|filter|sorted|min|max|reduce|any|all|list|sum)$/;

/** Put names into the notebook that nobody can see in its text; `ipython.magic("run other.ipynb")` is one of the ways. */
const opening =
  /^(?:exec|execfile)$|\.(?:magic|run_line_magic|run_cell|run_cell_magic|safe_execfile|safe_execfile_ipy)$|^sympy\.(?:interactive\.)?init_session$/;
const namespace =
  /^(?:globals|locals|vars)\(\)\.(?:update|setdefault)$|^get_ipython\(\)\.(?:push|ex|user_(?:global_)?ns\.(?:update|setdefault))$/;

const nothing: ReadonlySet<string> = new Set();

const call: Visitor = (walk, node) => {
  const callee = node.child('function');
  const given = node.child('arguments');
  if (callee === null) {
    walk.visitAll(node.parts);
    return;
  }
  const path = calleePath(callee, walk.lookup);
  const method = callee.type === 'attribute';
  const root = rootOf(method ? (callee.child('object') ?? callee) : callee);
  const known = root === null ? null : walk.lookup(root);
  const receiver = method && known?.kind !== 'import' ? root : null;
  const local = root !== null && walk.scopes.of(root) !== null;
  const { deferred, branch, forgiving: forgiven } = walk.circumstances;
  const { calls } = walk.notes;
  const at = calls.push({ node, path, receiver, local, deferred, branch, forgiven, after: nothing }) - 1;
  const args = given === null ? [] : given.type === 'argument_list' ? given.parts : [given];
  const called = lambdaOf(callee);
  if (called === null) walk.visit(callee);
  else visitCalledLambda(walk, called);
  for (const argument of args) {
    const value = argument.type === 'keyword_argument' ? argument.child('value') : argument;
    if (value?.type === 'lambda' && eager.test(path)) visitCalledLambda(walk, value);
    else walk.visit(argument);
  }
  // What an argument binds is bound before the call; a function of the notebook is called by a plain name.
  if (!deferred && !path.includes('.'))
    calls[at] = { node, path, receiver, local, deferred, branch, forgiven, after: walk.flow.possible() };
  effects(walk, path, receiver, args);
  const module = path === 'setattr' && /\b(?:__main__|__name__|builtins|__builtins__)\b/.test(args[0]?.text ?? '');
  if (path === 'sympy.var') bindSymbols(walk, args);
  const embedded = path === 'exec' && walk.scopes.outermost ? embeddedNames(node) : null;
  for (const name of embedded ?? []) walk.bind(name, null);
  if (module || (opening.test(path) && embedded === null) || namespace.test(callee.text))
    walk.notes.opensNamespace = true;
  queryNames(walk, path, args);
};

/** `sympy.var("x y")` puts what it makes into the notebook. */
function bindSymbols(walk: Walk, [names]: readonly SyntaxNode[]): void {
  const text = names === undefined ? null : literalOf(names);
  if (typeof text !== 'string' || !/^[\w\s,]+$/.test(text)) walk.notes.opensNamespace = true;
  else for (const name of text.split(/[\s,]+/).filter((each) => each !== '')) walk.bind(name, null);
}

/** The lambda of `(lambda x: ...)(y)`. */
function lambdaOf(callee: SyntaxNode): SyntaxNode | null {
  const [inner] = callee.type === 'parenthesized_expression' ? callee.parts : [];
  return inner?.type === 'lambda' ? inner : null;
}

function effects(walk: Walk, path: string, receiver: string | null, args: readonly SyntaxNode[]): void {
  const effect = effectOf(path);
  const positional = args.filter((argument) => argument.type !== 'keyword_argument');
  const mutateArgument = (index: number): void => {
    const argument = positional[index];
    const root = argument === undefined ? null : rootOf(argument);
    if (root !== null) walk.mutate(root);
  };
  const inPlace = args.some(
    (argument) => argument.child('name')?.text === 'inplace' && argument.child('value')?.type === 'true',
  );
  if (receiver !== null && (effect?.mutatesReceiver === true || inPlace)) walk.mutate(receiver);
  for (const index of effect?.mutatesArguments ?? []) mutateArgument(index);
  const called = walk.environment.get(path)?.callable ?? null;
  if (called === null || walk.scopes.of(path) !== null) return;
  for (const index of called.mutatesParameters) mutateArgument(index);
  for (const name of called.mutates) walk.mutate(name);
  if (walk.circumstances.deferred) return;
  const bind = () => {
    for (const name of called.binds) walk.bind(name, null);
  };
  // What a branch defined may be another function.
  if (called.branch) walk.flow.optional(bind);
  else bind();
}

/** `df.query("age > @limit")` reads `limit`. */
function queryNames(walk: Walk, path: string, args: readonly SyntaxNode[]): void {
  const [first] = args;
  if (first === undefined || !/\.(?:query|eval)$/.test(path)) return;
  const text = literalOf(first);
  if (typeof text !== 'string') return;
  const { deferred } = walk.circumstances;
  for (const match of text.matchAll(/@([A-Za-z_]\w*)/g)) {
    const name = match[1] ?? '';
    if (walk.scopes.of(name) !== null) continue;
    const own = walk.flow.isSure(name);
    walk.notes.reads.push({ name, node: first, deferred, own, forgiven: true, branch: false, annotation: false });
  }
}

export const callVisitors: readonly (readonly [string, Visitor])[] = [['call', call]];
