import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod';
import type { Checker } from '#core/check/checker.ts';
import { defaultManifest } from '#core/check/default-manifest.ts';
import { type Input, settleCheck, silenceForTeam } from '#core/check/settle.ts';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { releaseWaitsFor } from '#core/report/release.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import { pathsOf, propose, recordPath } from '#core/separate/propose.ts';
import { codesFor } from '#core/separate/settled.ts';
import * as protocol from '#protocol/language.ts';
import { type Context, projectOf } from './context.ts';
import type { Notebooks } from './notebooks.ts';
import { pathOf, uriOf } from './paths.ts';

interface Request<P extends z.ZodType, R extends z.ZodType> {
  readonly name: string;
  readonly params: P;
  readonly result: R;
}

/** Answers the requests of `protocol/language.ts`. */
export function answerRequests(context: Context, notebooks: Notebooks): void {
  const on = <P extends z.ZodType, R extends z.ZodType>(
    request: Request<P, R>,
    answer: (params: z.output<P>) => Promise<z.input<R>>,
  ): void => {
    context.connection.onRequest(request.name, (params: unknown) => {
      const parsed = request.params.safeParse(params);
      if (!parsed.success) throw failed(`${request.name} was asked with other parameters: ${parsed.error.message}`);
      return answer(parsed.data);
    });
  };

  on(protocol.getReport, ({ uri, disk }) => {
    const path = pathOf(uri);
    if (disk === true && path !== null) {
      context.projects.forget(path);
      notebooks.again(uri);
    }
    return notebooks.report(uri);
  });

  on(protocol.preparationPlan, async ({ uri }) => {
    const input = await notebooks.input(uri);
    return input.ok ? (await context.checker()).plan(input.value) : input;
  });

  on(protocol.runPlan, async ({ uri }) => {
    const input = await notebooks.input(uri);
    return input.ok ? (await context.checker()).planRun(input.value) : input;
  });

  on(protocol.environmentSets, async ({ uri }) => {
    const input = await notebooks.input(uri);
    return input.ok ? (await context.checker()).sets(input.value) : input;
  });

  on(protocol.generate, async ({ uri, generator }) => {
    const input = await notebooks.input(uri);
    if (!input.ok) throw failed(input.reason);
    const files = (await context.checker()).generate({ ...input.value, generator });
    if (!files.ok) throw failed(files.reason);
    return { project: input.value.root, files: [...files.value] };
  });

  on(protocol.separate, async ({ uri, folder }) => {
    const input = await notebooks.input(uri);
    if (!input.ok) return input;
    const { root, file, project } = input.value;
    if (root === '') return refusal(`${uri} is in no folder on disk, so there is no project around it.`);
    const made = (await context.checker()).separate({ ...input.value, folder });
    if (!made.ok) return made;
    const now = await textsOnDisk(root, pathsOf(made.value));
    const { files, record } = propose(made.value, now, project.manifest?.name ?? file.replace(/^.*\/|\.\w+$/g, ''));
    return success({
      project: root,
      files: [...files],
      record: { path: recordPath, text: record },
      notes: [...made.value.notes],
    });
  });

  on(protocol.separations, async ({ uri }) => {
    const input = await notebooks.input(uri);
    if (!input.ok) return input;
    const checker = await context.checker();
    const plan = checker.plan(input.value);
    if (!plan.ok) return plan;
    const made = codesFor(plan.value, (settled) => checker.separate({ ...input.value, folder: '', settled }));
    return made.ok ? success([...made.value.codes]) : made;
  });

  on(protocol.lint, async ({ uri, path, text }) => {
    const { project } = await projectOf(context, uri);
    return { findings: [...(await context.checker()).checkManifest(text, path, project)] };
  });

  on(protocol.getManifest, async ({ uri }) => {
    // Something is about to be done as it says: what the disk has now counts, be the watcher's word of it still on its way.
    const path = pathOf(uri);
    if (path !== null) context.projects.forget(path);
    const { root, file, project } = await projectOf(context, uri);
    if (root === '') return refusal(`${uri} is in no folder on disk, so there is no project around it.`);
    const written = project.texts.has('slipway.yaml');
    if (written && !project.manifest) return refusal(`slipway.yaml in ${root} cannot be read.`);
    const isNotebook = file.endsWith('.ipynb') || notebooks.uris.includes(uri);
    const notebook = isNotebook ? file : (project.manifest?.notebook ?? onlyNotebook(project.paths));
    if (notebook === null) return refusal(`${root} has no slipway.yaml and not one notebook that would be meant.`);
    const manifest = project.manifest ?? defaultManifest(notebook);
    return success({ project: root, notebook, manifest, written });
  });

  on(protocol.safeFixes, ({ uri }) => notebooks.safeFixes(uri));

  /** `slipway.yaml` of the project around a notebook, as something makes it. */
  const rewritten = async (
    uri: string,
    change: (checker: Checker, input: Input) => Outcome<GeneratedFile>,
  ): Promise<z.input<typeof protocol.settle.result>> => {
    const input = await notebooks.input(uri);
    if (!input.ok) return input;
    const { root, project } = input.value;
    if (root === '') return refusal(`${uri} is in no folder on disk, so there is no project around it.`);
    const file = change(await context.checker(), input.value);
    if (!file.ok) return file;
    return success({ ...file.value, project: root, written: project.texts.has(file.value.path) });
  };

  on(protocol.settle, ({ uri, settlement }) =>
    rewritten(uri, (checker, input) => settleCheck(checker, input, settlement)),
  );

  on(protocol.silence, ({ uri, silencing }) =>
    rewritten(uri, (checker, input) => silenceForTeam(checker, input, silencing)),
  );

  on(protocol.releaseWaitsFor, async ({ uri }) => {
    const { root, project } = await projectOf(context, uri);
    if (project.manifest === null) return success([]);
    const input = await notebooks.input(uriOf(join(root, project.manifest.notebook)));
    return input.ok ? releaseWaitsFor(await context.checker(), input.value) : input;
  });
}

/** Texts of files, null where there is none. Throws where one is there and cannot be read: it would be written over unseen. */
const textsOnDisk = async (root: string, paths: readonly string[]): Promise<Map<string, string | null>> =>
  new Map(
    await Promise.all(
      paths.map(async (path) => {
        const text = await readFile(join(root, path), 'utf8').catch((error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
          throw failed(
            `${path} is there and cannot be read: ${error instanceof Error ? error.message : String(error)}`,
          );
        });
        return [path, text] as const;
      }),
    ),
  );

const failed = (reason: string) => new ResponseError(LSPErrorCodes.RequestFailed, reason);

function onlyNotebook(paths: readonly string[]): string | null {
  const [only, ...others] = paths.filter((path) => path.endsWith('.ipynb'));
  return others.length === 0 ? (only ?? null) : null;
}
