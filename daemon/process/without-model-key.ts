/** An environment for a program that has no use for the key of keys: all but the daemon. Whoever may read its environment has it. */
export function withoutModelKey(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SLIPWAY_MODEL_KEY: _key, ...rest } = env;
  return rest;
}
