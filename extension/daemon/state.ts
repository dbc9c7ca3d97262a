import type { ClientState } from '#client/index.ts';

/** `idle`: never needed, or left on purpose. `lost`: it was there and is gone; coming back is being tried. */
export type DaemonState =
  | { readonly kind: 'idle' | 'starting' }
  | { readonly kind: 'connected'; readonly pid: number }
  | { readonly kind: 'lost' | 'failed'; readonly reason: string };

/** The connection's state as people are told it. On the way back it stays `lost` until somebody answers again. */
export function nextState(before: DaemonState, now: ClientState): DaemonState {
  switch (now.state) {
    case 'idle':
      return { kind: 'idle' };
    case 'connecting':
      return before.kind === 'lost' ? before : { kind: 'starting' };
    case 'ready':
      return { kind: 'connected', pid: now.client.welcome.pid };
    case 'lost':
      return {
        kind: 'lost',
        reason: before.kind === 'connected' ? `process ${before.pid} ended` : 'it does not answer',
      };
    case 'failed':
      return { kind: 'failed', reason: now.error.message };
  }
}

export function describeState(state: DaemonState): string {
  switch (state.kind) {
    case 'idle':
      return 'not needed right now';
    case 'starting':
      return 'starting';
    case 'connected':
      return `running as process ${state.pid}`;
    case 'lost':
      return `went away (${state.reason}) and is being started again`;
    case 'failed':
      return `could not be started: ${state.reason}`;
  }
}
