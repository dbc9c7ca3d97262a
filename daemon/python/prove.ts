import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { type Answers, allAgree, compareAnswers, disagreement, type Tolerance } from '#core/proof/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { modelDigest } from '#daemon/serving/model-digest.ts';
import { Captured, type Comparison, type Proof, type SeparatedProof, Signature, Value } from '#protocol/model.ts';
import { answer } from './answer.ts';
import type { Facts } from './events.ts';
import { sha256 } from './lock-text.ts';

const Answered = z.union([
  z.object({ answers: z.record(z.string(), z.array(z.array(Value))) }),
  z.object({ error: z.string() }),
]);

/** The captured rows answered by onnxruntime-node in a process of its own. */
export async function serverAnswers(
  folder: string,
  signature: Signature,
  captured: Captured,
  node: DaemonServices['node'],
  signal: AbortSignal,
): Promise<Answers> {
  const job = {
    module: runtimeModule(),
    model: join(folder, 'model.onnx'),
    inputs: signature.inputs.map(({ name, type }) => ({ name, type })),
    outputs: signature.outputs.map(({ name, width }) => ({ name, width })),
    rows: captured.rows,
  };
  const { stdout, tail } = await runChild(node.path, ['-e', `(${answer.toString()})()`], {
    env: { ...environment(), ...node.env },
    signal,
    stdin: JSON.stringify(job),
  });
  const told = Answered.safeParse(JSON.parse(stdout.trim().split('\n').at(-1) || 'null'));
  if (told.success && 'answers' in told.data) return told.data.answers;
  const reason = told.success && 'error' in told.data ? told.data.error : (tail.at(-1) ?? 'it printed nothing');
  throw new Failure('failed', `The exported model does not run in onnxruntime-node: ${reason}`, {
    reason: 'model-does-not-run',
    subject: 'model.onnx',
    remedy: 'Please report this model with its class and versions; the notebook and its Python model are fine.',
    details: [...tail],
  });
}

function runtimeModule(): string {
  try {
    return createRequire(import.meta.url).resolve('onnxruntime-node');
  } catch (error) {
    throw new Failure('missing', 'onnxruntime-node is not part of this installation.', {
      reason: 'onnxruntime-not-found',
      subject: 'onnxruntime-node',
      remedy: 'Install Slipway for this platform; from sources, run npm ci.',
      details: [String(error)],
    });
  }
}

interface Proving {
  readonly folder: string;
  readonly lock: string;
  readonly facts: Facts;
  readonly tolerance: Tolerance;
  readonly node: DaemonServices['node'];
  readonly signal: AbortSignal;
}

/**
 * The proof of a model folder, against the notebook's own answers: those of its Python objects in a process that never saw
 * the notebook, and where there is an ONNX graph, of it in Python and in the server's runtime.
 */
export async function prove(asked: Proving): Promise<{ proof: Proof; signature: Signature; captured: Captured }> {
  const { folder, facts, tolerance } = asked;
  const signature = Signature.parse(await json(join(folder, 'slipway', 'signature.json')));
  const captured = Captured.parse(await json(join(folder, 'slipway', 'captured.json')));
  const compare = (by: string, answers: Answers) => compareAnswers(by, signature, captured, answers, tolerance);
  const comparisons = compare('python', facts.answers.python);
  if (facts.answers.onnx !== undefined) {
    const server = await serverAnswers(folder, signature, captured, asked.node, asked.signal);
    comparisons.push(...compare('onnx', facts.answers.onnx), ...compare('server', server));
  }
  const proven = allAgree(comparisons);
  const proof: Proof = {
    proven,
    tolerance,
    comparisons,
    hard: facts.hard,
    model: await modelDigest(folder, facts.onnx === null ? 'onnx' : 'python'),
    lock: sha256(asked.lock),
    ...(proven ? {} : { reason: disagreement(comparisons) ?? '' }),
    ...(facts.separated === null ? {} : { separated: separatedProof(facts.separated, compare) }),
  };
  return { proof, signature, captured };
}

/** Of separated code every answer counts that it gives. */
function separatedProof(
  said: NonNullable<Facts['separated']>,
  compare: (by: string, answers: Answers) => Comparison[],
): SeparatedProof {
  if ('error' in said) return { comparisons: [], reason: `It gave no answer: ${said.error}.` };
  const comparisons = compare('predict.py', said.answers).filter(({ output }) => said.answers[output] !== undefined);
  return { comparisons, reason: allAgree(comparisons) ? null : disagreement(comparisons) };
}

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
