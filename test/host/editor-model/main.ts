// A stand-in for one of the editor's own language models, since those want an account. VS Code registers, lists, asks and
// cancels it as any other; what it answers is scripted by the suite.
import { appendFileSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { violations } from './check.ts';
import { type Asked, askedFile, folderVariable, type Reply, Script, scriptFile } from './script.ts';

const vendor = 'slipway-test';

/** `chatProvider` is a proposed API: these fields are not in VS Code's published types. */
interface Information extends vscode.LanguageModelChatInformation {
  readonly isDefault: boolean;
  readonly isUserSelectable: boolean;
  readonly requiresAuthorization?: { readonly label: string };
}

export function activate(context: vscode.ExtensionContext): void {
  const folder = process.env[folderVariable];
  if (folder === undefined) return;
  const read = (): Script => Script.parse(JSON.parse(readFileSync(join(folder, scriptFile), 'utf8')));
  const changed = new vscode.EventEmitter<void>();
  const watcher = watch(folder, (_, file) => {
    if (file === scriptFile) changed.fire();
  });
  context.subscriptions.push(
    changed,
    { dispose: () => watcher.close() },
    vscode.lm.registerLanguageModelChatProvider(vendor, {
      onDidChangeLanguageModelChatInformation: changed.event,
      provideLanguageModelChatInformation: () => information(read()),
      provideLanguageModelChatResponse: (_model, messages, _options, progress, token) =>
        answer(messages, read(), progress, token, (asked) =>
          appendFileSync(join(folder, askedFile), `${JSON.stringify(asked)}\n`),
        ),
      provideTokenCount: async (_model, text) =>
        Math.ceil((typeof text === 'string' ? text : textOf(text.content)).length / 4),
    }),
  );
}

function information({ model }: Script): Information[] {
  if (model === null) return [];
  return [
    {
      id: 'stand-in',
      name: 'Stand-in',
      family: 'stand-in',
      version: '1',
      maxInputTokens: model.maxInputTokens,
      maxOutputTokens: 10_000,
      // VS Code shows only models that can call tools in its chat.
      capabilities: { toolCalling: true },
      isDefault: true,
      isUserSelectable: true,
      ...(model.consent ? { requiresAuthorization: { label: 'nobody' } } : {}),
    },
  ];
}

async function answer(
  sent: readonly vscode.LanguageModelChatRequestMessage[],
  script: Script,
  progress: vscode.Progress<vscode.LanguageModelResponsePart>,
  token: vscode.CancellationToken,
  note: (asked: Asked) => void,
): Promise<void> {
  const messages = sent.map(({ role, content }) => ({ role: roleOf(role), text: textOf(content) }));
  const wrong = violations(messages, script.secrets);
  if (wrong.length > 0) {
    note({ messages, violations: wrong, outcome: 'refused' });
    throw new Error(wrong.join(' '));
  }
  const newest = messages.at(-1)?.text ?? '';
  const reply: Reply = script.replies.find(({ asked }) => new RegExp(asked).test(newest))?.reply ?? {
    kind: 'fail',
    code: 'Unknown',
    message: 'The suite told the stand-in no answer to this.',
  };
  switch (reply.kind) {
    case 'say': {
      const draft = messages.flatMap(
        ({ text }) => /First draft of [^\n]*:\n([\s\S]*?)\n<\/data/.exec(text)?.[1] ?? [],
      )[0];
      // In pieces, as real models do.
      for (const piece of reply.text.replaceAll('{{draft}}', draft ?? '').match(/[\s\S]{1,40}/g) ?? [])
        progress.report(new vscode.LanguageModelTextPart(piece));
      note({ messages, violations: [], outcome: 'answered' });
      return;
    }
    case 'fail':
      note({ messages, violations: [], outcome: 'failed' });
      throw reply.code === 'Unknown' ? new Error(reply.message) : vscode.LanguageModelError[reply.code](reply.message);
    case 'hang':
      note({ messages, violations: [], outcome: 'waiting' });
      await new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
      note({ messages, violations: [], outcome: 'cancelled' });
      throw new vscode.CancellationError();
  }
}

function roleOf(role: vscode.LanguageModelChatMessageRole): Asked['messages'][number]['role'] {
  if (role === vscode.LanguageModelChatMessageRole.User) return 'user';
  return role === vscode.LanguageModelChatMessageRole.Assistant ? 'assistant' : 'other';
}

const textOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
