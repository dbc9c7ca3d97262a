import { cp, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { pythonHandlers } from '#daemon/python/index.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import { HookList } from '#daemon/rpc/hooks.ts';
import { runHandlers } from '#daemon/run/index.ts';
import type { Method, Progress } from '#protocol/rpc/index.ts';
import { ownState } from '#test/support/kept-state.ts';

export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Another than other suites have, which may run at the same time. */
export const stateFolder = ownState();

/** Services as the daemon gives them, on the sources. */
export async function servicesForTests(state = stateFolder): Promise<DaemonServices> {
  const assets = await mkdtemp(join(tmpdir(), 'slipway-assets-'));
  await symlink(join(root, 'daemon', 'python', 'scripts'), join(assets, 'python'));
  const silent = () => {};
  return {
    stateFolder: state,
    assets,
    node: { path: process.execPath, env: { NODE_NO_WARNINGS: '1' } },
    log: { info: silent, warn: silent, error: silent },
    hooks: new HookList(),
    broadcast: silent,
  };
}

/** A sample in a folder of its own. */
export async function stage(sample: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'slipway-spine-')), basename(sample));
  await cp(join(root, 'samples', sample), folder, { recursive: true });
  return folder;
}

export interface Job {
  readonly context: JobContext;
  readonly progress: Progress[];
  readonly abort: AbortController;
}

/** A job whose progress is kept; `onProgress` may cancel it. */
export function job(onProgress: (event: Progress, abort: AbortController) => void = () => {}): Job {
  const abort = new AbortController();
  const progress: Progress[] = [];
  const context: JobContext = {
    signal: abort.signal,
    progress(event) {
      progress.push(event);
      onProgress(event, abort);
    },
    client: { program: 'test', closed: new AbortController().signal, notify() {} },
  };
  return { context, progress, abort };
}

/** Calls a handler as the endpoint does: params and result through their schemas. */
export async function call<P extends z.ZodType, R extends z.ZodType>(
  services: DaemonServices,
  method: Method<P, R>,
  params: z.input<P>,
  { context }: Job = job(),
): Promise<z.output<R>> {
  const handlers = [...pythonHandlers(services), ...runHandlers(services)];
  const found = handlers.find((one) => one.method.name === method.name);
  if (found === undefined) throw new Error(`nothing handles ${method.name}`);
  const handle: (params: never, job: JobContext) => Promise<unknown> = found.handle;
  const parsed: unknown = method.params.parse(params);
  return method.result.parse(await Reflect.apply(handle, undefined, [parsed, context]));
}
