/** A version after PEP 440, its parts ready to compare. */
export interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  readonly pre: readonly [phase: 'a' | 'b' | 'rc', number: number] | null;
  readonly post: number | null;
  readonly dev: number | null;
  readonly local: readonly (string | number)[];
}

const pattern =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const phases: Readonly<Record<string, 'a' | 'b' | 'rc'>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
};

/** Reads a version in any spelling PEP 440 allows (`1.0`, `v1.0-rc.1`, `1!2.0.post1`), or null. */
export function parseVersion(text: string): Version | null {
  const found = pattern.exec(text.trim().toLowerCase());
  if (!found) return null;
  const [, epoch, release = '0', phase, preNumber, bare, post, postNumber, dev, devNumber, local] = found;
  const letter = phase === undefined ? undefined : phases[phase];
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    pre: letter ? [letter, Number(preNumber || 0)] : null,
    post: bare !== undefined ? Number(bare) : post !== undefined ? Number(postNumber || 0) : null,
    dev: dev !== undefined ? Number(devNumber || 0) : null,
    local: local === undefined ? [] : local.split(/[-_.]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  };
}

/** Negative when `a` is the older one, zero when they are the same version, after PEP 440's order. */
export function compareVersions(a: Version, b: Version): number {
  return compareLists(sortKey(a), sortKey(b)) || compareLocals(a.local, b.local);
}

/** Epoch, release, then a development release before a pre-release before the release before its post-releases. */
function sortKey(version: Version): number[] {
  const { epoch, pre, post, dev } = version;
  const release = [...version.release];
  while (release.length > 1 && release.at(-1) === 0) release.pop();
  const phase = pre ? { a: 1, b: 2, rc: 3 }[pre[0]] : dev !== null && post === null ? 0 : 4;
  // Releases have different lengths: a marker below every part ends each, so `1` sorts before `1.1`.
  return [epoch, ...release, -1, phase, pre?.[1] ?? 0, post ?? -1, dev ?? Number.POSITIVE_INFINITY];
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const left = a[i] ?? -1;
    const right = b[i] ?? -1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function compareLocals(a: Version['local'], b: Version['local']): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [left, right] = [a[i], b[i]];
    if (left === right) continue;
    if (left === undefined) return -1;
    if (right === undefined) return 1;
    // A number is newer than a word.
    if (typeof left !== typeof right) return typeof left === 'number' ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
