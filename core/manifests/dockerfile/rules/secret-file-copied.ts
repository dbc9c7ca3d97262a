import { defineRule } from '../../define-rule.ts';
import type { DockerfileDocument } from '../document.ts';

const secretFile =
  /(?:^|\/)(?:\.env(?:\.(?!example$|sample$|template$|dist$)[\w-]+)?|\.netrc|\.pypirc|\.git-credentials|\.aws|\.ssh|\.kaggle|kaggle\.json|id_(?:rsa|ed25519|ecdsa|dsa)|credentials(?:\.json)?|service[-_]account[\w-]*\.json|[\w.-]+\.(?:pem|key|p12|pfx))\/?$/;

export const secretFileCopied = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/secret-file-copied',
    title: 'No key files in the image',
    severity: 'error',
    item: 'security',
    why: 'A file that was copied stays in its layer, also when a later step removes it.',
    source: 'https://docs.docker.com/build/building/secrets/',
    bad: 'FROM python:3.11-slim\nCOPY .env /app/.env\n',
    good: 'FROM python:3.11-slim\nRUN --mount=type=secret,id=env,target=/app/.env python3 fetch.py\n',
    fix: 'None: mount the file where it is used (--mount=type=secret), and list it in .dockerignore.',
  },
  (document, report) => {
    for (const stage of document.stages)
      for (const instruction of stage.instructions) {
        if (instruction.getKeyword() !== 'COPY' && instruction.getKeyword() !== 'ADD') continue;
        for (const argument of instruction.getArguments().slice(0, -1)) {
          const path = argument.getValue().replace(/^\[?"|",?$/g, '');
          if (secretFile.test(path)) report(argument.getRange(), `${path} would be readable in the image.`);
        }
      }
  },
);
