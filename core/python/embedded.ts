import { namesBound } from './binding.ts';
import { literalOf } from './literal.ts';
import type { SyntaxNode } from './syntax.ts';

/** By the call of `exec`. A node is never changed, so what was found in its text holds as long as it does. */
const kept = new WeakMap<SyntaxNode, readonly string[]>();

/**
 * Notes what the literal code in each `exec` under a node binds, which only who has a parser can tell. Called once for a
 * cell, before its statements are walked.
 */
export function noteEmbedded(root: SyntaxNode, parse: (python: string) => SyntaxNode): void {
  const visit = (node: SyntaxNode): void => {
    const code = node.type === 'call' ? codeOf(node) : null;
    const names = code === null ? null : namesIn(parse(code));
    if (names !== null) kept.set(node, names);
    for (const part of node.parts) visit(part);
  };
  visit(root);
}

/** Names that a call of `exec` binds where it stands; null where its code is not there to read, so that it may be any. */
export const embeddedNames = (call: SyntaxNode): readonly string[] | null => kept.get(call) ?? null;

/** The code of `exec("...")`. One that is given a namespace of its own binds there. */
function codeOf(call: SyntaxNode): string | null {
  if (call.child('function')?.text !== 'exec') return null;
  const [code, ...rest] = call.child('arguments')?.parts ?? [];
  if (code === undefined || rest.some(({ text }) => text !== 'globals()')) return null;
  const text = literalOf(code);
  return typeof text === 'string' ? text : null;
}

/** Names bound by code; null where it does not parse, or may itself bind any. */
function namesIn(code: SyntaxNode): readonly string[] | null {
  if (opens(code)) return null;
  const { bound, global } = namesBound(code);
  return [...bound, ...global];
}

const opens = (node: SyntaxNode): boolean =>
  node.type === 'ERROR' ||
  node.type === 'wildcard_import' ||
  node.type === 'global_statement' ||
  (node.type === 'identifier' && /^(?:exec|execfile|globals|locals|vars|setattr|get_ipython)$/.test(node.text)) ||
  node.parts.some(opens);
