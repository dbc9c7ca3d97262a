import { Argument, type Command } from 'commander';
import {
  addressesHaveASource,
  buildVerifier,
  type Draft,
  dockerfileDraft,
  draft,
  lintVerifier,
  modelCardDraft,
  modelFacts,
  numbersHaveASource,
  openAIBackend,
  type SentPrompt,
  structureVerifier,
} from '#assist/index.ts';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import type { Output } from '../output.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { daemonUntil, interruptible } from '../session.ts';
import { writeFiles } from '../write.ts';

const kinds = ['manifest', 'requirements', 'dockerfile', 'github-actions', 'model-card', 'dvc'].concat(
  ['fastapi', 'flask', 'django'].map((framework) => `service-${framework}`),
);

interface Options {
  readonly notebook?: string;
  readonly write?: boolean;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly showPrompt?: boolean;
  readonly build: boolean;
}

export function addDraft(program: Command, run: Runner): void {
  program
    .command('draft')
    .description('draft a file from facts; a language model may improve it, and nothing is shown that did not pass')
    .addArgument(new Argument('<kind>', 'what to draft').choices(kinds))
    .option('--notebook <file>', 'the notebook; the one of slipway.yaml when left out')
    .option('--write', 'write it into the project; a file that was there is kept as NAME.before')
    .option(
      '--model <name>',
      'language model that improves a Dockerfile or model card; the key is read from OPENAI_API_KEY',
    )
    .option('--base-url <address>', 'server that speaks the API of OpenAI')
    .option('--show-prompt', 'show what the model was sent')
    .option('--no-build', 'do not build a Dockerfile to check it')
    .action(
      run(async (output, kind: string, options: Options) => {
        const project = await openProject(process.cwd());
        const fromFacts = await project.generate(kind, notebookOf(project, options.notebook));
        const { files, drafted, sent } = await interruptible(output, (signal) =>
          improve(project, kind, fromFacts, { ...options, signal }, output),
        );
        if (options.showPrompt === true)
          for (const message of sent?.messages ?? []) output.note(`── ${message.role}\n${message.content}`);
        const written = options.write === true ? await writeFiles(project.folder, files) : [];
        output.result(
          {
            files,
            source: drafted?.source ?? 'facts',
            passed: drafted?.passed ?? [],
            rejected: drafted?.rejected ?? [],
            unanswered: drafted?.unanswered?.message ?? null,
            written,
          },
          () => [
            ...(drafted === null
              ? []
              : [
                  ...drafted.rejected.map((problems) => `the model's answer did not pass: ${problems.join(' ')}`),
                  `from ${drafted.source === 'model' ? 'the model' : 'facts'}; passed: ${drafted.passed.join(', ')}`,
                ]),
            ...(options.write === true ? written : files.flatMap((file) => [`── ${file.path}`, file.text])),
          ],
        );
        return exitCodes.ok;
      }),
    );
}

/** Every draft passes our own lint; a Dockerfile is built where there is an engine, a card has each number looked up. */
async function improve(
  project: OpenProject,
  kind: string,
  files: readonly GeneratedFile[],
  options: Options & { readonly signal: AbortSignal },
  output: Output,
): Promise<{ files: readonly GeneratedFile[]; drafted: Draft | null; sent: SentPrompt | null }> {
  const [main, ...others] = files;
  if (main === undefined) throw new CannotDo(`Nothing was drafted for ${kind}.`);
  const lint = lintVerifier(async (text) => project.checker.checkManifest(text, main.path, project.snapshot));
  const sent: SentPrompt[] = [];
  const events = {
    progress: (line: string) => output.note(`  ${line}`),
    sent: (prompt: SentPrompt) => void sent.push(prompt),
  };
  const facts = modelFacts(project.modelFolder);
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(15 * 60_000)]);
  if (kind !== 'dockerfile' && kind !== 'model-card') {
    const problems = await lint.check(main.text, signal);
    if (problems.length > 0)
      throw new CannotDo(`The draft of ${main.path} does not pass our own lint.`, undefined, problems);
    return { files, drafted: null, sent: null };
  }
  const backend = openBackend(options);
  const request = { path: main.path, fromFacts: main.text, facts, wish: '', secrets: secretsOf(process.env) };
  const addresses = addressesHaveASource(`${facts}\n${main.text}`);
  const drafted =
    kind === 'model-card'
      ? await draft(
          {
            ...request,
            kind: modelCardDraft,
            verify: [structureVerifier(main.text), numbersHaveASource(`${facts}\n${main.text}`), addresses],
          },
          backend,
          events,
          signal,
        )
      : await withBuilder(project, options, output, (build) =>
          draft({ ...request, kind: dockerfileDraft, verify: [lint, addresses, ...build] }, backend, events, signal),
        );
  if (drafted.unanswered !== null)
    output.note(`  ${drafted.unanswered.message} ${drafted.unanswered.remedy} The draft is from facts alone.`);
  return { files: [{ path: main.path, text: drafted.text }, ...others], drafted, sent: sent.at(-1) ?? null };
}

/** The key that the model is paid with goes to its server alone, and there never into what the model reads. */
const secretsOf = (env: NodeJS.ProcessEnv): string[] => [env['OPENAI_API_KEY']].filter((key) => key !== undefined);

function openBackend(options: Options) {
  if (options.model === undefined) return null;
  const apiKey = process.env['OPENAI_API_KEY'];
  if (apiKey === undefined)
    throw new CannotDo(
      'OPENAI_API_KEY is not set.',
      'Set it to your own key, or leave --model out: the draft from facts needs none.',
    );
  return openAIBackend({
    apiKey,
    model: options.model,
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  });
}

/** Gives the draft a builder where an engine answers; without one it says so, since then nobody saw the image build. */
async function withBuilder<T>(
  project: OpenProject,
  options: Options & { readonly signal: AbortSignal },
  output: Output,
  use: (verifiers: ReturnType<typeof buildVerifier>[]) => Promise<T>,
): Promise<T> {
  if (!options.build) return use([]);
  return daemonUntil(options.signal, output, async (call) => {
    const engine = await call(deploy.engine, {}).catch(() => null);
    if (engine === null) {
      output.note(
        '  no container engine answers, so the draft was linted and not built; "slipway doctor" says what was tried',
      );
      return use([]);
    }
    return use([buildVerifier((dockerfile) => call(deploy.tryDockerfile, { project: project.folder, dockerfile }))]);
  });
}
