import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Analysis, Statement } from '#core/python/model.ts';
import type { Analyser } from '#core/python/parser.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { branchingPrograms, type Program, straightPrograms } from '#test/support/programs.ts';
import { type Observed, Observer } from './names/observe.ts';

let analyser: Analyser;
const python = new Observer();
beforeAll(async () => {
  analyser = await analyserForTests();
});
afterAll(() => python.stop());

const analyse = (program: Program): Analysis => analyser.analyse(notebookOf(...program.map((cell) => cell.join('\n'))));
// A seed, so that a fault is one of the change that shows it; SLIPWAY_TEST_RUNS looks further, each time elsewhere.
const more = Number(process.env['SLIPWAY_TEST_RUNS'] ?? 0);
const runs = more > 0 ? { numRuns: more } : { numRuns: 300, seed: 7 };

/** What Python does, where it comes to an end soon. */
async function observed(program: Program): Promise<Observed[]> {
  const seen = await python.observe(program);
  fc.pre(seen !== null);
  return seen?.flat() ?? [];
}

/** What the analysis says of a statement beside what Python did. */
async function pairs(program: Program): Promise<{ readonly said: Statement; readonly seen: Observed }[]> {
  const { statements } = analyse(program);
  const seen = await observed(program);
  expect(statements.length).toBe(seen.length);
  return statements.flatMap((said, at) => {
    const one = seen[at];
    return one === undefined ? [] : [{ said, seen: one }];
  });
}

/** Names that would have stopped the program. */
const lacking = async (program: Program): Promise<string[]> => [
  ...new Set((await observed(program)).flatMap(({ lacks }) => lacks)),
];

it('knows every name that a statement reads before it sets it, and every name it sets', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(straightPrograms, branchingPrograms), async (program) => {
      for (const { said, seen } of await pairs(program)) {
        const text = said.text;
        const uses = new Set(said.uses.map(({ name }) => name));
        expect({ text, unsaid: seen.reads.filter((name) => !uses.has(name)) }).toEqual({ text, unsaid: [] });
        // What a called function declares global is the function's doing.
        const unsaid = seen.binds.filter((name) => !said.defines.includes(name) && said.calls.length === 0);
        expect({ text, unsaid }).toEqual({ text, unsaid: [] });
      }
    }),
    runs,
  );
});

it('says of a statement without branches exactly the names it sets and deletes', async () => {
  await fc.assert(
    fc.asyncProperty(straightPrograms, async (program) => {
      for (const { said, seen } of await pairs(program)) {
        const text = said.text;
        expect({ text, binds: said.defines.filter((name) => !seen.binds.includes(name)) }).toEqual({ text, binds: [] });
        expect({ text, deletes: said.deletes }).toEqual({ text, deletes: seen.deletes });
      }
    }),
    runs,
  );
});

it('finds the names that stop a notebook without branches, all of them and no other', async () => {
  await fc.assert(
    fc.asyncProperty(straightPrograms, async (program) => {
      const stopped = await lacking(program);
      const said = analyse(program).order.undefinedInDocument.map(({ name }) => name);
      expect(said.toSorted()).toEqual(stopped.toSorted());
    }),
    runs,
  );
});

it('calls no name missing for sure that a run through branches does not lack', async () => {
  await fc.assert(
    fc.asyncProperty(branchingPrograms, async (program) => {
      const sure = analyse(program).order.undefinedInDocument.filter(({ branch }) => !branch);
      const stopped = await lacking(program);
      expect(sure.map(({ name }) => name).filter((name) => !stopped.includes(name))).toEqual([]);
    }),
    runs,
  );
});
