import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixedRows } from '#test/serving/support/model-folder.ts';
import { type ServedModel, serveModel } from './support/endpoint.ts';
import { Workbench } from './support/workbench.ts';

let workbench: Workbench;
let model: ServedModel;

beforeAll(async () => {
  workbench = await Workbench.open();
  model = await serveModel(workbench.daemon);
});
afterAll(async () => {
  try {
    await model?.close();
  } finally {
    await workbench?.close();
  }
});

describe('the drift panel', () => {
  it('collects, then shows reference against now, live', async () => {
    await model.ask(mixedRows(120, 21));
    await workbench.run('Slipway: Show Drift');
    const panel = await workbench.panel('.verdict', 'Collecting: 120 of 200');
    await model.ask(mixedRows(281, 22, 12));
    await panel.locator('.verdict.bad', { hasText: 'age' }).waitFor();
    const age = panel.getByRole('article', { name: 'input age' });
    await age.getByText('drifted').waitFor();
    await age.getByText(/200 rows · adjusted p < 0\.0001 · PSI/).waitFor();
    await panel.getByRole('article', { name: 'input sex' }).getByText('no drift').waitFor();
    await expect(age.getByRole('img').getAttribute('aria-label')).resolves.toMatch(/^age\. Largest change: /);
  });

  it('can be read as a table, with the keyboard', async () => {
    const panel = await workbench.panel('h1', 'Drift of');
    const age = panel.getByRole('article', { name: 'input age' });
    await age.getByText('As a table').focus();
    await workbench.page.keyboard.press('Enter');
    await age.getByRole('columnheader', { name: 'Reference' }).waitFor();
    await age.getByRole('rowheader', { name: '≤ 40' }).waitFor();
  });
});

describe('the try-it panel', () => {
  it('asks with the example and shows the answer', async () => {
    await workbench.run('Slipway: Try Endpoint');
    const panel = await workbench.panel('h1', 'Try');
    await panel.getByRole('button', { name: 'Ask' }).click();
    await panel.locator('.output h3', { hasText: 'label' }).waitFor();
    await panel.getByText('there and back').waitFor();
  });

  it('says at the field what is wrong, and what training never saw', async () => {
    const panel = await workbench.panel('h1', 'Try');
    const age = panel.locator('vscode-text-field[aria-label="age"]');
    await age.locator('input').fill('old');
    await panel.getByText('"old" is none').waitFor();
    await age.locator('input').fill('120');
    await panel.getByText('training saw nothing like this').waitFor();
    await age.locator('input').press('Enter');
    await panel.locator('.output').first().waitFor();
  });
});

it('no panel broke its content policy', () => {
  expect(workbench.violations).toEqual([]);
});
