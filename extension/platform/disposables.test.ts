import { expect, it } from 'vitest';
import { Disposables } from './disposables.ts';

const named = (name: string, gone: string[]) => ({ dispose: () => gone.push(name) });

it('lets go of the newest first, and of each once', () => {
  const gone: string[] = [];
  const kept = new Disposables();
  for (const name of ['a', 'b']) kept.track(named(name, gone));
  kept.dispose();
  kept.dispose();
  expect(gone).toEqual(['b', 'a']);
});

it('lets go at once of what starts after the end', () => {
  const gone: string[] = [];
  const kept = new Disposables();
  expect(kept.disposed).toBe(false);
  kept.dispose();
  kept.track(named('late', gone));
  expect([kept.disposed, gone]).toEqual([true, ['late']]);
});
