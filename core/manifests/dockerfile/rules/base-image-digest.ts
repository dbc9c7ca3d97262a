import { defineRule } from '../../define-rule.ts';
import { type DockerfileDocument, isFinal } from '../document.ts';

export const baseImageDigest = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/base-image-digest',
    title: 'A digest makes the base image exact',
    severity: 'hint',
    item: 'environment',
    why: 'A tag can be moved to another image; a digest cannot. What was proven is then what is built.',
    source: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    bad: 'FROM python:3.11-slim\nCMD ["python3"]\n',
    good: 'FROM python:3.11-slim@sha256:0000000000000000000000000000000000000000000000000000000000000000\nCMD ["python3"]\n',
    fix: 'None from the editor: the digest is known to a registry only. `docker buildx imagetools inspect IMAGE` prints it.',
  },
  (document, report) => {
    for (const stage of document.stages) {
      const { from } = stage;
      const image = from.getImage();
      const range = from.getImageRange();
      const tag = from.getImageTag();
      if (!isFinal(stage, document) || !image || !range || stage.parent || image.includes('$')) continue;
      if (tag === null || tag === 'latest' || from.getImageDigest() !== null) continue;
      report(range, `${image} is named by a tag; its digest would make it exact.`);
    }
  },
);
