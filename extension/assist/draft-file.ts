import * as vscode from 'vscode';
import {
  addressesHaveASource,
  buildVerifier,
  type Draft,
  dockerfileDraft,
  draft,
  lintVerifier,
  modelCardDraft,
  numbersHaveASource,
  structureVerifier,
  type Verifier,
} from '#assist/index.ts';
import type { DraftFile } from '#extension/platform/drafts.ts';
import type { Job } from '#extension/platform/progress.ts';
import type { Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { lint } from '#protocol/language.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { chooseBackend } from './choose-backend.ts';
import { factsOfModel } from './facts.ts';
import { knownSecrets } from './secret.ts';
import type { AssistServices } from './services.ts';

export type DraftKindId = 'dockerfile' | 'model-card';
const kinds = { dockerfile: dockerfileDraft, 'model-card': modelCardDraft } as const;

/** What a conversation adds: its model, and what else was said. */
export interface Wish {
  readonly model?: vscode.LanguageModelChat;
  readonly text: string;
}

export interface DraftedFiles {
  readonly files: readonly DraftFile[];
  readonly outcome: Draft;
  readonly notBuilt: boolean;
}

/** Drafts a file from facts, lets a model improve it, and hands back only what passed every check. */
export async function draftFile(
  services: AssistServices,
  target: Target,
  kind: DraftKindId,
  job: Job,
  wish: Wish = { text: '' },
): Promise<DraftedFiles> {
  const { language, prompts } = services;
  const { files } = await language.generate(target.uri, kind);
  const [main, ...others] = files;
  if (!main) throw new UserError(`There are no facts to draft a ${kind} from.`, 'Prepare the model first.');
  const facts = await factsOfModel(target);
  const known = `${facts}\n${main.text}\n${wish.text}`;
  const linted = lintVerifier(async (text) => {
    const { findings } = await language.ask(lint, { uri: target.uri.toString(), path: main.path, text });
    return findings;
  });
  const built = kind === 'dockerfile' ? await builder(services, target, job) : null;
  const checks = kind === 'dockerfile' ? [linted] : [structureVerifier(main.text), numbersHaveASource(known)];
  const { backend, missing } = await chooseBackend(services, wish.model);
  const outcome = await draft(
    {
      kind: kinds[kind],
      path: main.path,
      fromFacts: main.text,
      facts,
      wish: wish.text,
      secrets: await knownSecrets(services),
      verify: [...checks, addressesHaveASource(known), ...(built ? [built] : [])],
    },
    backend,
    {
      progress: (message) => job.report({ step: 'draft', message }),
      sent: (prompt) => prompts.remember(prompt),
    },
    job.signal,
  );
  const all = [{ path: main.path, text: outcome.text }, ...others];
  return {
    files: all.map(({ path, text }) => ({ uri: vscode.Uri.joinPath(target.folder, path), text })),
    outcome: { ...outcome, unanswered: outcome.unanswered ?? missing },
    notBuilt: kind === 'dockerfile' && built === null,
  };
}

/** Builds a draft where a container engine answers; null where none does, and then the user is told. */
async function builder({ daemon, log }: AssistServices, { project }: Target, job: Job): Promise<Verifier | null> {
  try {
    await daemon.call(deploy.engine, {}, job);
  } catch (error) {
    job.signal.throwIfAborted();
    log.info('no container engine: the draft is linted and not built', error);
    return null;
  }
  return buildVerifier((dockerfile) => daemon.call(deploy.tryDockerfile, { project, dockerfile }, job));
}
