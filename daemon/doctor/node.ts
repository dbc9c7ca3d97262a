import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { install, type Surroundings } from './surroundings.ts';
import { atLeast } from './versions.ts';

/** First version with `node:sqlite` without a flag. */
const needed = '22.13.0';

export function checkNode({ node, platform }: Surroundings): Diagnosis {
  const ok = atLeast(node.version, needed);
  return {
    subject: 'Node.js',
    ok,
    found: `${node.version} at ${node.path}`,
    needed: 'always',
    ...(ok ? {} : { remedy: install(platform, { apt: 'nodejs', brew: 'node', winget: 'OpenJS.NodeJS' }) }),
  };
}
