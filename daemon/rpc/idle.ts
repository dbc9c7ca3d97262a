/**
 * Calls `leave` once when `busy` has said no for `seconds` on end. Looks now and then instead of being told, so that no
 * room has to remember to say when its last work ended.
 */
export function watchIdleness(seconds: number, busy: () => boolean, leave: () => void): { stop(): void } {
  let idleSince: number | null = null;
  const pause = Math.min(15_000, Math.max(100, (seconds * 1000) / 4));
  const timer = setInterval(() => {
    if (busy()) {
      idleSince = null;
      return;
    }
    idleSince ??= performance.now();
    if (performance.now() - idleSince < seconds * 1000) return;
    clearInterval(timer);
    leave();
  }, pause);
  return { stop: () => clearInterval(timer) };
}
