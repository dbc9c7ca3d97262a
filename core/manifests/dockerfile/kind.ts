import { defineKind } from '../define-kind.ts';
import { parseDockerfile } from './document.ts';
import { dockerfileRules } from './rules/registry.ts';

const name = /^(?:(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?|[\w.-]+\.(?:[Dd]ockerfile|[Cc]ontainerfile))$/;

export const dockerfile = defineKind({
  id: 'dockerfile',
  title: 'Dockerfile',
  example: 'Dockerfile',
  matches(path) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return name.test(file) && !file.endsWith('.dockerignore');
  },
  parse: parseDockerfile,
  rules: dockerfileRules,
});
