import { compareDotted, oldestNode } from '#protocol/oldest.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { install, type Surroundings } from './surroundings.ts';

export function checkNode({ node, platform }: Surroundings): Diagnosis {
  const ok = compareDotted(node.version, oldestNode) >= 0;
  return {
    subject: 'Node.js',
    ok,
    found: `${node.version} at ${node.path}`,
    needed: 'always',
    ...(ok ? {} : { remedy: install(platform, { apt: 'nodejs', brew: 'node', winget: 'OpenJS.NodeJS' }) }),
  };
}
