import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { type Answers, allAgree, compareAnswers, disagreement, type Tolerance } from '#core/proof/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { Captured, type Proof, Signature, Value } from '#protocol/model.ts';
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

/**
 * The proof of a model folder: Python's answers (features and model on raw rows), ONNX's in Python and the server
 * runtime's, against the notebook's own.
 */
export async function prove(
  folder: string,
  lock: string,
  facts: Facts,
  tolerance: Tolerance,
  node: DaemonServices['node'],
  signal: AbortSignal,
): Promise<{ proof: Proof; signature: Signature; captured: Captured }> {
  const signature = Signature.parse(await json(join(folder, 'slipway', 'signature.json')));
  const captured = Captured.parse(await json(join(folder, 'slipway', 'captured.json')));
  const server = await serverAnswers(folder, signature, captured, node, signal);
  const comparisons = [
    ...compareAnswers('python', signature, captured, facts.answers.python, tolerance),
    ...compareAnswers('onnx', signature, captured, facts.answers.onnx, tolerance),
    ...compareAnswers('server', signature, captured, server, tolerance),
  ];
  const proven = facts.difference === null && allAgree(comparisons);
  const reason = [
    facts.difference === null ? null : `The separated features part from the notebook: ${facts.difference}.`,
    allAgree(comparisons) ? null : disagreement(comparisons),
  ].filter((sentence) => sentence !== null);
  const proof: Proof = {
    proven,
    tolerance,
    comparisons,
    model: sha256(await readFile(join(folder, 'model.onnx'))),
    lock: sha256(lock),
    ...(proven ? {} : { reason: reason.join(' ') }),
  };
  return { proof, signature, captured };
}

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
