import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { OneEach } from './one-each.ts';

const viewOf = () => {
  const events = new EventEmitter();
  let revealed = 0;
  return {
    reveal: () => void revealed++,
    dispose: () => events.emit('gone'),
    onDidDispose: (gone: () => void) => events.once('gone', gone),
    get revealed() {
      return revealed;
    },
  };
};

it('keeps one panel for each thing, the first', () => {
  const panels = new OneEach();
  const [first, second, other] = [viewOf(), viewOf(), viewOf()];
  let closed = false;
  second.onDidDispose(() => {
    closed = true;
  });
  expect(panels.reveal('a')).toBe(false);
  expect([panels.take('a', first), panels.take('a', second), panels.take('b', other)]).toEqual([true, false, true]);
  expect(closed).toBe(true);
  expect(panels.reveal('a')).toBe(true);
  expect([first.revealed, other.revealed]).toEqual([1, 0]);
});

it('gives a thing free when its panel is closed', () => {
  const panels = new OneEach();
  const first = viewOf();
  panels.take('a', first);
  first.dispose();
  expect(panels.reveal('a')).toBe(false);
  expect(panels.take('a', viewOf())).toBe(true);
});
