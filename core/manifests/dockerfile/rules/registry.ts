import type { ManifestRule } from '#core/rules/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { aptNoRecommends } from './apt-no-recommends.ts';
import { aptRemoveLists } from './apt-remove-lists.ts';
import { aptUpdateAlone } from './apt-update-alone.ts';
import { baseImageDigest } from './base-image-digest.ts';
import { copyInsteadOfAdd } from './copy-instead-of-add.ts';
import { execForm } from './exec-form.ts';
import { healthcheck } from './healthcheck.ts';
import { installBeforeCopy } from './install-before-copy.ts';
import { nonRootUser } from './non-root-user.ts';
import { pinBaseImage } from './pin-base-image.ts';
import { pipHashes } from './pip-hashes.ts';
import { pipNoCache } from './pip-no-cache.ts';
import { pipPinned } from './pip-pinned.ts';
import { secretFileCopied } from './secret-file-copied.ts';
import { secretInImage } from './secret-in-image.ts';
import { syntax } from './syntax.ts';

/** Every rule over a Dockerfile. A new one is a file here and a line below. */
export const dockerfileRules: readonly ManifestRule<DockerfileDocument>[] = [
  syntax,
  pinBaseImage,
  baseImageDigest,
  nonRootUser,
  copyInsteadOfAdd,
  aptUpdateAlone,
  aptNoRecommends,
  aptRemoveLists,
  pipNoCache,
  pipPinned,
  pipHashes,
  secretInImage,
  secretFileCopied,
  healthcheck,
  installBeforeCopy,
  execForm,
];
