// Started and killed by images.test.ts: build-forever.ts DOCKER_HOST FOLDER. Says "now" when a step runs.
import { buildImage, findEngine, ownSurroundings } from '#daemon/containers/index.ts';

const [DOCKER_HOST = '', project = ''] = process.argv.slice(2);
const { docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST } });
await buildImage(
  docker,
  { project, dockerfile: 'FROM node:24-slim\nRUN echo now && sleep 60\n', tag: 'slipway-test-killed:1', labels: {} },
  {
    signal: new AbortController().signal,
    progress: ({ log }) => {
      if (log === 'now') console.log(log);
    },
  },
);
