// Started and killed by deploy.test.ts: apply-and-hang.ts DOCKER_HOST STORE LABEL WANTED. Stops for good between the start
// of the new revision and the record of it, and says "started".

import { findEngine, ownSurroundings } from '#daemon/containers/index.ts';
import { Deployments, dockerTarget, Records, type Target, type Wanted } from '#daemon/deploy/index.ts';
import { migrations, openStore } from '#daemon/store/index.ts';
import { enginesOf } from './engines.ts';

const [DOCKER_HOST = '', file = '', label = '', json = ''] = process.argv.slice(2);
const wanted: Wanted = JSON.parse(json);
const { docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST } });
const real = dockerTarget(label, enginesOf(docker));
const hanging: Target = {
  ...real,
  async apply(revision, current, job) {
    await real.apply(revision, current, job);
    console.log('started');
    return new Promise(() => setInterval(() => {}, 1000));
  },
};
const deployments = new Deployments(new Records(openStore(file, migrations)), [hanging], () => {});
await deployments.apply(wanted, 'test', { signal: new AbortController().signal, progress: () => {} });
