import { join } from 'node:path';
import * as z from 'zod';
import type { Answers } from '#core/proof/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { Value } from '#protocol/model.ts';
import { pythonEnvironment, type ScriptOptions } from './script.ts';

const Answered = z.union([
  z.object({ answers: z.record(z.string(), z.array(z.array(Value))) }),
  z.object({ error: z.string() }),
]);

/** The captured rows answered by the folder's Python objects, in a process of the locked environment that never saw the notebook. */
export async function pythonAnswers(
  folder: string,
  {
    python,
    scripts,
    bytecode,
    signal,
    onLine,
  }: Pick<ScriptOptions, 'python' | 'scripts' | 'bytecode' | 'signal' | 'onLine'>,
): Promise<Answers> {
  const { stdout, tail } = await runChild(python, [join(scripts, 'answer_rows.py'), folder], {
    env: pythonEnvironment(bytecode),
    signal,
    stdin: '',
    onLine: (line, stream) => stream === 'stderr' && onLine(line),
  });
  const told = Answered.safeParse(JSON.parse(stdout.trim().split('\n').at(-1) || 'null'));
  if (told.success && 'answers' in told.data) return told.data.answers;
  const reason = told.success && 'error' in told.data ? told.data.error : (tail.at(-1) ?? 'it printed nothing');
  throw new Failure('failed', `The model does not answer in a process of its own: ${reason}`, {
    reason: 'model-does-not-run',
    subject: 'python/model.pkl',
    remedy:
      'Keep open files, connections and what only the notebook’s session holds out of the model and its features.',
    details: tail.slice(-40),
  });
}
