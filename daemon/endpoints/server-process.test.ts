import { expect, it } from 'vitest';
import { environmentOf } from './server-process.ts';

it('has a server that is only tried keep none of the rows it is asked', () => {
  const start = {
    program: { node: { path: 'node', env: {} }, file: 'server.mjs' },
    endpoint: {
      ...{ id: 'flats', folder: '/model', digest: '', port: 0, keyHash: null, window: 200, falseAlarmRate: 0.01 },
      interpreter: null,
    },
    stateFolder: '/state',
    python: null,
  };
  expect(environmentOf({ ...start, logInferences: false })['SLIPWAY_LOG']).toBe('off');
  expect(environmentOf({ ...start, logInferences: true })['SLIPWAY_LOG']).toBe('on');
});
