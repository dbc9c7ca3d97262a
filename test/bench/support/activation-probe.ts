import { writeFileSync } from 'node:fs';
import Module from 'node:module';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { Activation } from './activation-times.ts';

/** Where VS Code keeps what it measured of itself (`vs/base/common/performance.ts`), in whole milliseconds. */
const VsCode = z.object({ MonacoPerformanceMarks: z.object({ getMarks: z.custom<Call>(isFunction) }) });
const Marks = z.array(z.object({ name: z.string(), startTime: z.number() }));
const Main = z.looseObject({ activate: z.custom<Call>(isFunction) });

type Finer = { -readonly [K in 'load' | 'activate' | 'work']: Activation[K] };
type Call = (...args: unknown[]) => unknown;

function isFunction(value: unknown): value is Call {
  return typeof value === 'function';
}

/**
 * Runs in the extension host, as tests do: activates the extensions that `SLIPWAY_BENCH_ORDER` names, one after another,
 * and writes what that took to `SLIPWAY_BENCH_REPORT`, as `Activation[]`.
 */
export async function run(): Promise<void> {
  const order = (process.env['SLIPWAY_BENCH_ORDER'] ?? '').split(',');
  const report = process.env['SLIPWAY_BENCH_REPORT'];
  if (report === undefined) throw new Error('SLIPWAY_BENCH_REPORT names no file.');
  const rows: Activation[] = [];
  for (const id of order) rows.push(await activate(id));
  writeFileSync(report, JSON.stringify(rows));
}

async function activate(id: string): Promise<Activation> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`VS Code does not know ${id}.`);
  if (extension.isActive) throw new Error(`${id} was active before it was asked to be.`);
  const finer = stopwatch(extension.extensionPath);
  const began = performance.now();
  await extension.activate();
  const wall = performance.now() - began;
  return { id, ...finer.stop(), counted: countedByVsCode(id), wall };
}

/** Times the same two calls that VS Code times, in fractions of a millisecond: loading the main file, and `activate`. */
function stopwatch(folder: string): { stop(): Finer } {
  const original: unknown = Reflect.get(Module, '_load');
  if (!isFunction(original)) throw new Error('Node loads modules in another way by now.');
  const took: Finer = { load: Number.NaN, activate: Number.NaN, work: 0 };
  const timed = (...args: unknown[]): unknown => {
    const [request] = args;
    if (typeof request !== 'string' || !request.startsWith(folder)) return Reflect.apply(original, Module, args);
    const loading = now();
    const main = Main.parse(Reflect.apply(original, Module, args));
    const loaded = now();
    took.load = loaded.time - loading.time;
    took.work += loaded.work - loading.work;
    return {
      ...main,
      activate: (...context: unknown[]) => {
        const called = now();
        const api = main.activate(...context);
        const done = now();
        took.activate = done.time - called.time;
        took.work += done.work - called.work;
        return api;
      },
    };
  };
  Object.assign(Module, { _load: timed });
  return {
    stop() {
      Object.assign(Module, { _load: original });
      return took;
    },
  };
}

/** Milliseconds by the clock, and of processor time that this thread had. */
function now(): { time: number; work: number } {
  const { user, system } = process.threadCpuUsage();
  return { time: performance.now(), work: (user + system) / 1000 };
}

function countedByVsCode(id: string): number {
  const marks = Marks.parse(VsCode.parse(globalThis).MonacoPerformanceMarks.getMarks());
  const at = (what: string): number => {
    const mark = marks.find(({ name }) => name === `code/extHost/${what}/${id}`);
    if (!mark) throw new Error(`VS Code set no mark ${what} for ${id}.`);
    return mark.startTime;
  };
  const load = at('didLoadExtensionCode') - at('willLoadExtensionCode');
  return load + at('didActivateExtension') - at('willActivateExtension');
}
