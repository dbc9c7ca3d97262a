import { describe, expect, it } from 'vitest';
import type { Signature } from '#protocol/model.ts';
import { Batcher, type Outcome } from './batcher.ts';
import type { Batch } from './messages.ts';
import type { BatchOutcome } from './model-worker.ts';
import type { InferenceWorker } from './worker.ts';

const signature: Signature = {
  inputs: [
    { name: 'x', type: 'float', missing: false },
    { name: 'word', type: 'string', missing: false },
  ],
  outputs: [{ name: 'y', role: 'score', type: 'float', width: 1 }],
};

/** A pool of one worker that keeps its batches until told, and a clock and a turn that pass when told. */
function rig(
  options: { mergeable?: boolean; mostBatchRows?: number; mostWaiting?: number; mostWaitingRows?: number } = {},
) {
  const batches: Batch[] = [];
  const turns: (() => void)[] = [];
  let running: ((outcome: BatchOutcome) => void) | null = null;
  const state = { now: 0 };
  // The batcher only hands a worker from `free` to `run`.
  const worker: InferenceWorker = Object.create(null);
  const batcher: Batcher = new Batcher({
    signature,
    pool: {
      free: () => (running ? null : worker),
      run: (_worker, batch, done) => {
        batches.push(batch);
        running = done;
      },
    },
    mergeable: true,
    mostBatchRows: 100,
    mostWaiting: 10,
    mostWaitingRows: 1000,
    now: () => state.now,
    afterTurn: (run) => turns.push(run),
    ...options,
  });
  const finish = (outcome: BatchOutcome) => {
    const done = running;
    running = null;
    done?.(outcome);
    batcher.dispatch();
  };
  /** Answers the running batch with ten times its rows. */
  const answer = () => {
    const values = Array.from(batches.at(-1)?.inputs[0]?.values ?? [], Number);
    finish({
      kind: 'answered',
      outputs: [{ values: Float32Array.from(values, (x) => 10 * x), trailing: [1] }],
    });
  };
  const endTurn = () => {
    for (const run of turns.splice(0)) run();
  };
  const outcomes: Outcome[] = [];
  const ask = (...xs: number[]) => {
    const place = outcomes.length;
    outcomes.push({ kind: 'lost' });
    const columns = [Float32Array.from(xs), xs.map((x) => `w${x}`)];
    return batcher.submit(xs.length, columns, state.now + 100, (outcome) => {
      outcomes[place] = outcome;
    });
  };
  return { ask, answer, finish, endTurn, batches, outcomes, batcher, state };
}

const answered = (...ys: number[]) => ({
  kind: 'answered',
  outputs: [{ values: Float32Array.from(ys), trailing: [1] }],
});

describe('the batcher', () => {
  it('makes one batch of what came in one turn, and gives each its own rows', () => {
    const { ask, answer, endTurn, batches, outcomes } = rig();
    ask(1);
    ask(2, 3);
    ask(4);
    expect(batches).toHaveLength(0);
    endTurn();
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ rows: 4, inputs: [{ name: 'x' }, { values: ['w1', 'w2', 'w3', 'w4'] }] });
    answer();
    expect(outcomes).toEqual([answered(10), answered(20, 30), answered(40)]);
  });

  it('collects while the worker is busy', () => {
    const { ask, answer, endTurn, batches } = rig();
    ask(1);
    endTurn();
    ask(2);
    endTurn();
    ask(3);
    endTurn();
    expect(batches).toHaveLength(1);
    answer();
    expect(batches.map(({ rows }) => rows)).toEqual([1, 2]);
  });

  it('keeps batches to their size, and a large request whole', () => {
    const { ask, answer, endTurn, batches } = rig({ mostBatchRows: 3 });
    for (const rows of [[1, 2], [3], [4], [5, 6, 7, 8, 9]]) ask(...rows);
    endTurn();
    answer();
    answer();
    answer();
    expect(batches.map(({ rows }) => rows)).toEqual([3, 1, 5]);
  });

  it('runs each by itself where the first dimension is fixed', () => {
    const { ask, answer, endTurn, batches } = rig({ mergeable: false });
    ask(1);
    ask(2);
    endTurn();
    answer();
    expect(batches.map(({ rows }) => rows)).toEqual([1, 1]);
  });

  it('refuses when the queue is full, of requests or of rows', () => {
    const full = rig({ mostWaiting: 2 });
    expect([full.ask(1), full.ask(2), full.ask(3)]).toEqual([true, true, false]);
    const heavy = rig({ mostWaitingRows: 3 });
    expect([heavy.ask(1, 2), heavy.ask(3), heavy.ask(4)]).toEqual([true, true, false]);
    const large = rig({ mostWaitingRows: 3 });
    expect(large.ask(1, 2, 3, 4)).toBe(true);
  });

  it('finds out whose rows a failing batch failed for', () => {
    const { ask, answer, finish, endTurn, batches, outcomes } = rig();
    ask(1);
    ask(2);
    ask(3);
    endTurn();
    finish({ kind: 'failed', message: 'no' });
    answer();
    finish({ kind: 'failed', message: 'not 2' });
    answer();
    expect(batches.map(({ rows }) => rows)).toEqual([3, 1, 1, 1]);
    expect(outcomes).toEqual([answered(10), { kind: 'failed', message: 'not 2' }, answered(30)]);
  });

  it('loses only the batch whose thread ended', () => {
    const { ask, answer, finish, endTurn, outcomes } = rig({ mostBatchRows: 1 });
    ask(1);
    ask(2);
    endTurn();
    finish({ kind: 'lost' });
    answer();
    expect(outcomes).toEqual([{ kind: 'lost' }, answered(20)]);
  });

  it('lets go of requests nobody waits for any more', () => {
    const { ask, answer, endTurn, batches, outcomes, batcher, state } = rig();
    ask(1);
    endTurn();
    ask(2);
    state.now = 50;
    ask(3);
    state.now = 120;
    answer();
    expect(outcomes[1]).toEqual({ kind: 'expired' });
    expect(batches.at(-1)).toMatchObject({ rows: 1, inputs: [{ values: Float32Array.of(3) }, {}] });
    expect(batcher.waiting).toBe(0);
  });
});
