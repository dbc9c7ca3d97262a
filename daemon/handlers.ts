import type { DaemonServices, Handler } from '#daemon/rpc/handler.ts';
import type { Store } from '#daemon/store/index.ts';

/** Everything the daemon answers, room by room. A room adds its line here, and its tables to `store/migrations.ts`. */
export function handlers(_services: DaemonServices, _store: Store): Handler[] {
  return [];
}
