import { describe, expect, it } from 'vitest';
import { deploymentNameIn, endpointOf } from './deployed.ts';

const observed = {
  id: 'd1',
  name: 'penguins',
  target: 'docker',
  revision: 3,
  image: 'penguins:3f2a',
  imageId: 'sha256:1',
  model: 'abc',
  state: 'running' as const,
  url: 'http://127.0.0.1:32770',
  auth: 'api-key' as const,
  folder: '/projects/penguins/model',
  at: '2026-01-02T03:04:05Z',
  by: 'ada',
};

describe('a deployment as an endpoint', () => {
  it.each([
    ['healthy', 'ready', undefined],
    ['starting', 'starting', undefined],
    ['unhealthy', 'failed', 'The container does not answer.'],
    ['gone', 'failed', 'The container is gone. Deploying again brings it back.'],
    ['unknown', 'failed', 'The container engine does not answer.'],
  ] as const)('that is %s counts as %s', (health, state, message) => {
    const endpoint = endpointOf({ ...observed, health });
    expect([endpoint.state, endpoint.message]).toEqual([state, message]);
  });

  it('says what the daemon says of it', () => {
    expect(endpointOf({ ...observed, health: 'gone', message: 'An apply was interrupted.' }).message).toBe(
      'An apply was interrupted.',
    );
  });

  it('brings its name along, for the commands of its menu', () => {
    expect(deploymentNameIn(endpointOf({ ...observed, health: 'healthy' }))).toBe('penguins');
    expect(deploymentNameIn({ id: 'penguins' })).toBeNull();
    expect(deploymentNameIn(undefined)).toBeNull();
  });
});
