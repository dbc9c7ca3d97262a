import { describe, expect, it } from 'vitest';
import type { Progress } from '#protocol/rpc/index.ts';
import { BuildLog } from './build-events.ts';

function log(...events: unknown[]): { build: BuildLog; progress: Progress[] } {
  const progress: Progress[] = [];
  const build = new BuildLog((event) => progress.push(event));
  for (const event of events) build.add(event);
  return { build, progress };
}

describe('what an engine says while it builds', () => {
  it('becomes steps with a fraction, and raw lines without colours', () => {
    const { progress } = log(
      { stream: 'Step 2/4 : RUN npm ci' },
      { stream: '\n' },
      { stream: '\u001b[91mnpm warn\u001b[0m\n' },
    );
    expect(progress).toEqual([
      { step: 'build', message: 'RUN npm ci', fraction: 0.25, log: 'Step 2/4 : RUN npm ci' },
      { step: 'build', message: 'RUN npm ci', fraction: 0.25, log: 'npm warn' },
    ]);
  });

  it('shows a base image being fetched', () => {
    const { progress } = log({ status: 'Downloading', id: 'abc', progress: '[=> ] 1MB/2MB' });
    expect(progress[0]?.log).toBe('abc Downloading [=> ] 1MB/2MB');
  });

  it('tells images that this build made from the base and from the cache', () => {
    const { build } = log(
      ...[{ stream: 'Step 1/3 : FROM debian' }, { stream: ' ---> aaaaaaaaaaaa\n' }],
      ...[{ stream: 'Step 2/3 : RUN a' }, { stream: ' ---> Using cache\n' }, { stream: ' ---> bbbbbbbbbbbb\n' }],
      ...[
        { stream: 'Step 3/3 : RUN b' },
        { stream: ' ---> Running in cccccccccccc\n' },
        { stream: ' ---> dddddddddddd\n' },
      ],
    );
    expect(build.made).toEqual(['dddddddddddd']);
  });

  it('keeps the error with the instruction it is about', () => {
    const { build } = log(
      { stream: 'Step 1/1 : RUN false' },
      { error: 'short', errorDetail: { code: 1, message: 'returned a non-zero code: 1' } },
    );
    expect(build).toMatchObject({ error: 'returned a non-zero code: 1', instruction: 'RUN false' });
  });

  it.each([null, 'text', { stream: 7 }, {}])('takes no harm from %j', (event) => {
    expect(log(event).build).toMatchObject({ lines: [], error: null, imageId: null });
  });
});
