import type Docker from 'dockerode';
import type { Engines } from '#daemon/deploy/targets/docker-place.ts';

/** One engine for whatever is chosen and wherever something was deployed. */
export const enginesOf = (docker: Docker): Engines => ({
  chosen: async () => ({ docker, place: 'here' }),
  at: async () => docker,
});
