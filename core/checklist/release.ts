import type { Item, Release } from '#protocol/checklist.ts';
import type { Manifest } from '#protocol/manifest.ts';

/**
 * What a release of the notebook waits for: the checks that `release.block` of the manifest names, one by one or by item.
 * Empty where there is no manifest or the notebook is not the one it releases; names that no check has are left to the rules.
 */
export function releaseOf(items: readonly Item[], manifest: Manifest | null, notebook: string): Release {
  if (manifest === null || manifest.notebook.replace(/^\.\//, '') !== notebook) return { list: [], blockedBy: [] };
  const { block } = manifest.release;
  const listed = items.flatMap((item) =>
    item.checks.filter((check) => block.includes(check.id) || block.includes(item.id)),
  );
  return {
    list: listed.map((check) => check.id),
    blockedBy: listed.filter(({ state }) => state !== 'done' && state !== 'not-applicable').map((check) => check.id),
  };
}
