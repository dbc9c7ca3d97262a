import { describe, expect, it } from 'vitest';
import { commands, titles } from '#extension/contributions.ts';
import { commandsIn, inEditorWords, pageIn } from './next-steps.ts';

describe('a remedy that is worded for the command line', () => {
  it.each([
    ['Build it first: slipway build', 'Build it first: "Slipway: Build Image"', [commands.buildImage]],
    [
      'Prepare the model and build the image again: slipway prepare, slipway build',
      'Prepare the model and build the image again: "Slipway: Prepare Model", "Slipway: Build Image"',
      [commands.prepare, commands.buildImage],
    ],
    [
      'See its history: slipway deploy --history',
      'See its history: "Slipway: Show Deployments"',
      [commands.showDeployments],
    ],
    [
      'and run "slipway doctor --stop-daemon" so that the daemon sees them.',
      'and run "Slipway: Restart Daemon" so that the daemon sees them.',
      [commands.restartDaemon],
    ],
    ['Lock anew: "slipway lock".', 'Lock anew: "Slipway: Lock Environment".', [commands.lock]],
    ['Start Docker.', 'Start Docker.', []],
    ['Mend slipway.yaml.', 'Mend slipway.yaml.', []],
  ])('%s', (remedy, words, ids) => {
    expect(inEditorWords(remedy, titles)).toBe(words);
    expect(commandsIn(remedy)).toEqual(ids);
  });

  it('names a page', () => {
    expect(pageIn('or set DOCKER_HOST. See docs/engine.md.')).toBe('docs/engine.md');
    expect(pageIn('Start Docker.')).toBeNull();
  });
});
