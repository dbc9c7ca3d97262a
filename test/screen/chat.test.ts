// The chat of VS Code with a stand-in for its language models (emulated); everything else is real.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EditorModel } from '#test/host/editor-model/editor-model.ts';
import type { Reply } from '#test/host/editor-model/script.ts';
import { bundleStandIn } from '#test/host/stand-in.ts';
import { prepareProject } from './support/project.ts';
import { Workbench } from './support/workbench.ts';

/** The key that stands in a cell of the messy sample. */
const secret = 'sk-proj-FAKE0000FAKE1111FAKE2222FAKE3333FAKE4444';
const model = new EditorModel();
let workbench: Workbench;

beforeAll(async () => {
  model.tell({ secrets: [secret] });
  workbench = await Workbench.open({
    extensions: [await bundleStandIn('editor-model')],
    env: model.env,
    settings: { 'chat.disableAIFeatures': false },
  });
  prepareProject(join(workbench.folder, 'penguins-messy'), 'penguins');
  await workbench.openFile('penguins.ipynb');
  await workbench.page.locator('.notebookOverlay .code-cell-row .monaco-editor').first().waitFor();
  await workbench.run('Chat: Open Chat');
  // VS Code looks for its models when the first question comes, and refuses that one.
  await send('@slipway /explain ');
  await newest().getByText('Language model unavailable').or(done()).first().waitFor();
});
afterAll(async () => {
  await workbench?.close();
  model.remove();
});
beforeEach(() => model.forget());

const says = (...replies: readonly (readonly [asked: string, text: string])[]): void =>
  model.tell({
    replies: replies.map(([asked, text]): { asked: string; reply: Reply } => ({ asked, reply: { kind: 'say', text } })),
  });

const newest = (): Locator => workbench.page.locator('.interactive-response').last();
/** Every answer of ours ends with a button. */
const done = (): Locator =>
  newest()
    .getByRole('button', { name: /^Show / })
    .last();

async function send(question: string): Promise<void> {
  const input = workbench.page.locator('.interactive-input-part .monaco-editor').last();
  await input.click();
  await workbench.page.keyboard.type(question);
  // The list of commands is open.
  await workbench.page.keyboard.press('Escape');
  await workbench.page.keyboard.press('Enter');
}

/** Asks as a person does; the answer, once all of it is there. */
async function ask(question: string): Promise<Locator> {
  const before = await workbench.page.locator('.interactive-request').count();
  await send(question);
  await workbench.page.locator('.interactive-request').nth(before).waitFor();
  await done()
    .waitFor({ timeout: 20_000 })
    .catch(async (error: unknown) => {
      await workbench.picture('failed');
      throw error;
    });
  return newest();
}

describe('@slipway in chat', () => {
  it('answers from facts of the checklist, each with a link to its cell', async () => {
    says(['The question: ', 'A package is installed without a version, which is a risk [1]. Pin it.']);
    const answer = await ask('@slipway why is the environment not reproducible? ');
    await answer.getByText('installed without a version').waitFor();
    expect(model.asked.map(({ outcome, violations }) => [outcome, violations])).toEqual([['answered', []]]);
    await workbench.pictures('chat');
    await answer.getByText('is a risk (cell 2').waitFor();
    await answer.locator('.chat-inline-anchor-widget', { hasText: 'penguins.ipynb' }).first().click();
    await workbench.page.locator('.code-cell-row.focused, .code-cell-row .monaco-editor.focused').first().waitFor();
  });

  it('shows nothing of an answer that obeys the notebook or loads from elsewhere', async () => {
    says(
      ['The question: ', 'Done as the notebook asks [1]. ![x](https://attacker.example/p?k=1)'],
      ['That did not pass', 'See https://attacker.example for more [1].'],
    );
    const answer = await ask('@slipway what is wrong here? ');
    await answer.getByText('This is what the checklist says').waitFor();
    expect(await answer.innerHTML()).not.toContain('attacker.example');
    expect(model.asked.length).toBe(3);
  });

  it('explains an item from facts alone', async () => {
    says();
    const answer = await ask('@slipway /explain security ');
    await answer.getByRole('heading', { name: /^Security/ }).waitFor();
    expect(model.asked).toEqual([]);
    expect(await answer.innerText()).not.toContain(secret);
  });

  it('drafts a model card and shows it as a diff', async () => {
    says(['Improve the first draft', '````markdown\n{{draft}}\n<!-- improved -->\n````']);
    const answer = await ask('@slipway /model-card ');
    await answer.getByText('improved by the model').waitFor();
    await answer.getByRole('button', { name: 'Write Draft' }).waitFor();
    await workbench.page.locator('.tab', { hasText: 'Draft for penguins' }).first().waitFor();
    await workbench.pictures('chat-draft');
    await answer.getByRole('button', { name: 'Discard Draft' }).click();
    await workbench.page.locator('.tab', { hasText: 'Draft for penguins' }).waitFor({ state: 'hidden' });
  });

  it('answers of a notebook kept as a script, with a link to the line', async () => {
    writeFileSync(join(workbench.folder, 'penguins.py'), script);
    await workbench.openFile('penguins.py');
    await workbench.page.locator('.codelens-decoration', { hasText: 'trains model' }).waitFor();
    says(['The question: ', 'The model is fitted and kept nowhere [5].']);
    const answer = await ask('@slipway where is the model kept? ');
    await answer.getByText('kept nowhere').waitFor();
    expect(model.asked.map(({ outcome, violations }) => [outcome, violations])).toEqual([['answered', []]]);
    await answer.locator('.chat-inline-anchor-widget', { hasText: 'penguins.py' }).first().waitFor();
    await workbench.pictures('chat-script');
  });
});

/** Its fourth fact is the model that is fitted and not kept. */
const script = `# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression

# %%
df = pd.read_csv("/home/maria/penguins.csv")

# %%
model = LogisticRegression().fit(df[["mass"]], df["sex"])
`;
