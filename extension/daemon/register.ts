import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { type Disposable, Disposables } from '#extension/platform/disposables.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { DaemonStatus } from './status-bar.ts';

/** The daemon's state in the status bar, a message when it died and when it came back, and the command to restart it. */
export function registerDaemon({ commands: registry, daemon, log }: Services): Disposable {
  const kept = new Disposables();
  kept.track(new DaemonStatus(daemon));
  const say = (message: Thenable<unknown>): void => aside(log, 'Slipway daemon', message);
  let lost = false;
  kept.track(
    daemon.onState((state) => {
      if (state.kind === 'lost' && !lost) {
        lost = true;
        say(warn(`The Slipway daemon went away: ${state.reason}. It is being started again.`));
      }
      if (state.kind === 'connected' && lost) {
        lost = false;
        say(
          inform(
            'The Slipway daemon is back. Models it served are served again; a job that was running has to be repeated.',
          ),
        );
      }
    }),
  );
  registry.register(commands.restartDaemon, () => daemon.restart());
  return kept;
}
