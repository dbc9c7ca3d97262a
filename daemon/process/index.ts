export { guard, release } from './guard.ts';
export { killTree } from './kill-tree.ts';
export { nodeEnvironment } from './node-environment.ts';
export { replaceFile } from './replace-file.ts';
export { type ChildOptions, type ChildResult, type RunningChild, runChild, startChild } from './spawn.ts';
