/** What `process.execPath` needs in its environment to behave as Node: nothing, unless it is an Electron. */
export function nodeEnvironment(): Record<string, string> {
  return process.versions['electron'] === undefined
    ? { NODE_NO_WARNINGS: '1' }
    : { NODE_NO_WARNINGS: '1', ELECTRON_RUN_AS_NODE: '1' };
}
