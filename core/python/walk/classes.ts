import { namesBound } from '../binding.ts';
import { typeParameters, withTypeParameters } from './functions.ts';
import type { Visitor } from './walk.ts';

/** Names that a class's body has from the start. */
const given = ['__module__', '__qualname__'];

const classDefinition: Visitor = (walk, node) => {
  const body = node.child('body');
  const generic = typeParameters(node);
  withTypeParameters(walk, generic, () => walk.visitAll([node.child('superclasses')]));
  const locals = new Set([...(body === null ? [] : namesBound(body).bound), ...given]);
  const name = node.child('name')?.text ?? '';
  walk.bind(name, { kind: 'local', path: name });
  withTypeParameters(walk, generic, () =>
    walk.scopes.within({ kind: 'class', locals, parameters: [] }, () => {
      for (const each of given) walk.bind(each, null);
      walk.visitAll([body]);
    }),
  );
};

export const classVisitors: readonly (readonly [string, Visitor])[] = [['class_definition', classDefinition]];
