import { Arg, Env } from 'dockerfile-ast';
import { defineRule } from '../../define-rule.ts';
import type { DockerfileDocument } from '../document.ts';

/** Parts of names that BuildKit's check takes for a secret. */
const parts = /^(?:apikey|auth|credentials?|key|password|passwd|pword|secret|token)$/;
const harmless = /(?:^|_)(?:public|file|path|dir|id|name|header|url|expiry|ttl|length)(?:_|$)/;

export const secretInImage = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/secret-in-image',
    title: 'No secrets in ENV or ARG',
    severity: 'error',
    item: 'security',
    why: 'ENV and ARG are kept in the image and its history: whoever can pull it can read them.',
    source: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    bad: 'FROM python:3.11-slim\nENV API_KEY=abc123\n',
    good: 'FROM python:3.11-slim\nRUN --mount=type=secret,id=api_key,env=API_KEY python3 fetch.py\n',
    fix: 'None: take it out, revoke it, and mount it where it is used (--mount=type=secret) or pass it when the container starts.',
  },
  (document, report) => {
    for (const instruction of document.instructions) {
      if (!(instruction instanceof Env || instruction instanceof Arg)) continue;
      for (const property of instruction.getProperties()) {
        const name = property.getName().toLowerCase();
        if (!name.split('_').some((part) => parts.test(part)) || harmless.test(name)) continue;
        const keyword = instruction.getKeyword();
        if (keyword === 'ENV' && !property.getValue()) continue;
        report(
          property.getNameRange(),
          `${property.getName()} looks like a secret, and ${keyword} keeps it in the image.`,
        );
      }
    }
  },
);
