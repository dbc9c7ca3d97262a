import { environment } from '#daemon/rpc/environment.ts';
import { type Handler, handler } from '#daemon/rpc/handler.ts';
import { track } from '#protocol/rpc/index.ts';
import { record } from './record.ts';

export function trackHandlers(): Handler[] {
  return [
    handler(track.record, (params, { signal, progress }) => record(params, { signal, progress, env: environment() })),
  ];
}
