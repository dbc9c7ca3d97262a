import type * as z from 'zod';
import { FromPanel, ToPanel } from '#protocol/webview.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The extension, as a panel sees it: messages only, checked both ways. */
export interface Host<S> {
  send(message: FromPanel): void;
  /** What this panel kept when it was last hidden; null at first, or when it kept something of another shape. */
  readonly state: S | null;
  keep(state: S): void;
}

/** Opens the connection, and says `ready` once the panel listens. */
export function openHost<S extends z.ZodType>(
  schema: S,
  hear: (message: ToPanel) => void,
): Host<z.output<S>> & { ready(): void } {
  const api = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = ToPanel.safeParse(event.data);
    if (parsed.success) hear(parsed.data);
  });
  const send = (message: FromPanel): void => api.postMessage(FromPanel.parse(message));
  return {
    send,
    state: schema.safeParse(api.getState()).data ?? null,
    keep: (state) => api.setState(state),
    ready: () => send({ type: 'ready' }),
  };
}
