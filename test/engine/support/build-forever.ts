// Started and killed by leftovers.test.ts: build-forever.ts DOCKER_HOST FOLDER STORE. Says "now" when its last step runs.
import { BuildNotes, buildImage, findEngine, ownSurroundings } from '#daemon/containers/index.ts';
import { migrations, openStore } from '#daemon/store/index.ts';

const [DOCKER_HOST = '', project = '', file = ''] = process.argv.slice(2);
const { docker, engine } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST } });
const tag = 'slipway-test-killed:1';
await buildImage(
  docker,
  { project, dockerfile: 'FROM node:24-slim\nRUN echo done > /done\nRUN echo now && sleep 60\n', tag, labels: {} },
  {
    signal: new AbortController().signal,
    progress: ({ log }) => {
      if (log === 'now') console.log(log);
    },
  },
  new BuildNotes(openStore(file, migrations)).begin(engine.host, tag),
);
