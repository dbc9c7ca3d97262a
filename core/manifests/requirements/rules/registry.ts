import type { ManifestRule } from '#core/rules/rule.ts';
import type { RequirementsDocument } from '../document.ts';
import { duplicate } from './duplicate.ts';
import { editable } from './editable.ts';
import { hashes } from './hashes.ts';
import { indexAddress } from './index-address.ts';
import { pinned } from './pinned.ts';
import { syntax } from './syntax.ts';
import { vcsCommit } from './vcs-commit.ts';

/** Every rule over requirements, constraints and lock files of pip. A new one is a file here and a line below. */
export const requirementsRules: readonly ManifestRule<RequirementsDocument>[] = [
  syntax,
  pinned,
  hashes,
  duplicate,
  vcsCommit,
  editable,
  indexAddress,
];
