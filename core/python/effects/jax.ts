import { family, functions, library, packaged } from './library.ts';

/** JAX and Flax: randomness comes from keys that are given, so none of it is unseeded. */
export const jax = library(
  'jax flax',
  functions('jax.random', 'PRNGKey key', { seeds: ['jax'] }),
  functions('jax', 'devices local_devices device_count', { device: 'any' }),
  family(/^jax\.(?:scipy|numpy)\.load\w*$/, packaged),
);
