import { namesBound } from '../binding.ts';
import type { Visitor } from './walk.ts';

const classDefinition: Visitor = (walk, node) => {
  const body = node.child('body');
  walk.visitAll([node.child('superclasses')]);
  const locals = body === null ? new Set<string>() : namesBound(body).bound;
  const name = node.child('name')?.text ?? '';
  walk.bind(name, { kind: 'local', path: name });
  walk.scopes.within({ kind: 'class', locals, parameters: [] }, () => walk.visitAll([body]));
};

export const classVisitors: readonly (readonly [string, Visitor])[] = [['class_definition', classDefinition]];
