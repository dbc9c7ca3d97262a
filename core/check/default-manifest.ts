import { serviceName } from '#core/generate/manifest.ts';
import { Manifest } from '#protocol/manifest.ts';

/** The manifest of a project that has none, for one of its notebooks (a path relative to the project): defaults throughout. */
export const defaultManifest = (notebook: string): Manifest =>
  Manifest.parse({ version: 1, name: serviceName(notebook), notebook });
