export { backoff } from './backoff.ts';
export { type CallOptions, type Closing, DaemonClient } from './client.ts';
export { type ConnectOptions, connect } from './connect.ts';
export { clientReasons, DaemonError } from './error.ts';
export { type ClientState, ReconnectingClient, type ReconnectingOptions } from './reconnecting.ts';
export { runtimeFolderOf } from './runtime.ts';
export type { DaemonEntry } from './start.ts';
