import type { From } from 'dockerfile-ast';
import { defineRule, type FixDraft } from '../../define-rule.ts';
import type { DockerfileDocument } from '../document.ts';

export const pinBaseImage = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/pin-base-image',
    title: 'Say which version of the base image',
    severity: 'warning',
    item: 'environment',
    why: 'Without a tag, or with latest, the same Dockerfile builds a different image tomorrow: another Python, other libraries, other answers.',
    source: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    bad: 'FROM python:latest\n',
    good: 'FROM python:3.11-slim\n',
    fix: 'For a Python image, offers the slim image of the version that slipway.yaml names. For others only you know the version.',
  },
  (document, report, project) => {
    for (const stage of document.stages) {
      const { from } = stage;
      const image = from.getImage();
      const range = from.getImageRange();
      if (!image || !range || stage.parent || image === 'scratch' || image.includes('$')) continue;
      if (from.getImageDigest() !== null) continue;
      const tag = from.getImageTag();
      if (tag !== null && tag !== 'latest') continue;
      const fixes = pinPython(from, project.manifest?.environment.python);
      report(range, tag === null ? `${image} has no tag, which means latest.` : `${image} changes under you.`, {
        fixes,
      });
    }
  },
);

function pinPython(from: From, version: string | undefined): FixDraft[] {
  const name = from.getImageName();
  const range = from.getImageRange();
  if (name !== 'python' || !range || version === undefined) return [];
  const registry = from.getRegistry();
  const pinned = `${registry ? `${registry}/` : ''}python:${version}-slim`;
  return [{ title: `Pin to ${pinned}`, kind: 'offered', edits: [{ range, newText: pinned }] }];
}
