import * as vscode from 'vscode';
import {
  buildVerifier,
  type Draft,
  dockerfileDraft,
  draft,
  modelCardDraft,
  numbersHaveASource,
  structureVerifier,
  type Verifier,
} from '#assist/index.ts';
import type { DraftFile } from '#extension/platform/drafts.ts';
import type { Job } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import type { Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { lint } from '#protocol/language.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { chooseBackend } from './choose-backend.ts';
import { modelFacts } from './facts.ts';
import { rememberPrompt } from './last-prompt.ts';

export type DraftKindId = 'dockerfile' | 'model-card';

/** Drafts a file from facts, lets a model improve it, and hands back only what passed every check. */
export async function draftFile(
  services: Services,
  target: Target,
  kind: DraftKindId,
  job: Job,
  inChat?: vscode.LanguageModelChat,
): Promise<{ files: DraftFile[]; outcome: Draft; notBuilt: boolean }> {
  const { language } = services;
  const { files } = await language.generate(target.uri, kind);
  const [main, ...others] = files;
  if (!main) throw new UserError(`There are no facts to draft a ${kind} from.`, 'Prepare the model first.');
  const facts = await modelFacts(target);
  const linted: Verifier = {
    name: 'lint',
    check: async (text) => {
      const { findings } = await language.ask(lint, { uri: target.uri.toString(), path: main.path, text });
      return findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ place, message }) => `line ${place.range.start.line + 1}: ${message}`);
    },
  };
  const built = kind === 'dockerfile' ? await builder(services, target, job) : null;
  const verify: Verifier[] =
    kind === 'dockerfile'
      ? [linted, ...(built ? [built] : [])]
      : [structureVerifier(main.text), numbersHaveASource(`${facts}\n${main.text}`)];
  const outcome = await draft(
    {
      kind: kind === 'dockerfile' ? dockerfileDraft : modelCardDraft,
      path: main.path,
      fromFacts: main.text,
      facts,
      verify,
    },
    await chooseBackend(services, inChat),
    { progress: (message) => job.report({ step: 'draft', message }) },
    job.signal,
  );
  rememberPrompt(outcome);
  const all = [{ path: main.path, text: outcome.text }, ...others];
  return {
    files: all.map(({ path, text }) => ({ uri: vscode.Uri.joinPath(target.folder, path), text })),
    outcome,
    notBuilt: kind === 'dockerfile' && built === null,
  };
}

/** Builds a draft where a container engine answers; null where none does, and then the user is told. */
async function builder({ daemon, log }: Services, { project }: Target, job: Job): Promise<Verifier | null> {
  try {
    await daemon.call(deploy.engine, {}, job);
  } catch (error) {
    log.info('no container engine: the draft is linted and not built', error);
    return null;
  }
  return buildVerifier((dockerfile) => daemon.call(deploy.tryDockerfile, { project, dockerfile }, job));
}
