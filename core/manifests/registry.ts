import { dockerfile } from './dockerfile/kind.ts';
import { githubActions } from './github-actions/kind.ts';
import type { ManifestKind } from './kind.ts';
import { modelCard } from './model-card/kind.ts';
import { requirements } from './requirements/kind.ts';
import { slipway } from './slipway/kind.ts';

/** Every kind of manifest that is linted. A new one is a folder here and a line below. */
export const manifestKinds: readonly ManifestKind[] = [dockerfile, requirements, slipway, githubActions, modelCard];

/** The kind a path is of, or null. */
export const kindOf = (path: string): ManifestKind | null => manifestKinds.find((kind) => kind.matches(path)) ?? null;
