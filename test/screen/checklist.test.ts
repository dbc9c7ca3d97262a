import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebookInR } from './support/sample.ts';
import { Workbench } from './support/workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open();
  await workbench.openFile('penguins.ipynb');
  await workbench.page.locator('.notebookOverlay .code-cell-row .monaco-editor').first().waitFor();
});
afterAll(async () => {
  await workbench?.close();
});

/** Counts, in the page, how often the tree is drawn with the first item closed or gone. */
const countClosings = `
  window.closings = 0;
  const rows = () => [...document.querySelectorAll('[role=treeitem]')];
  const first = () => rows().find((row) => row.getAttribute('aria-label')?.startsWith('Reproducible environment'));
  const tree = first().closest('.monaco-list');
  new MutationObserver(() => {
    if (first()?.getAttribute('aria-expanded') !== 'true') window.closings++;
  }).observe(tree, { subtree: true, childList: true, attributes: true });
`;

const row = (name: RegExp) => workbench.page.getByRole('treeitem', { name });

describe('the messy sample', () => {
  it('shows its ten items in a view of its own', async () => {
    await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
    await row(/^Reproducible environment, missing, \d of \d/).waitFor();
    await expect(row(/, \d of \d checks done$/).count()).resolves.toBe(10);
  });

  it('says in the status bar how far it is, and opens the checklist from there', async () => {
    await workbench.page
      .getByRole('tab', { name: /^Explorer/ })
      .first()
      .click();
    await row(/^Reproducible environment/).waitFor({ state: 'hidden' });
    await workbench.page.getByRole('button', { name: /^Slipway checklist, \d+ of \d+ done/ }).click();
    await row(/^Reproducible environment/).waitFor();
  });

  it('shows under a check what to do and what that rests on', async () => {
    // A click opens it; the arrow keys go on from there.
    await row(/^Reproducible environment/).click();
    await row(/^Nothing is installed unpinned from a cell/).waitFor();
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('ArrowRight');
    await row(/cell 2$/)
      .first()
      .waitFor();
    await row(/^Leave the installing to the lock/)
      .first()
      .waitFor();
  });

  it('marks findings in the cells', async () => {
    await workbench.page.locator('.code-cell-row .squiggly-warning, .code-cell-row .squiggly-error').first().waitFor();
  });

  it('stays open where it was opened, while somebody types', async () => {
    await workbench.page.evaluate(countClosings);
    const editor = workbench.page.locator('.code-cell-row .monaco-editor').nth(1);
    await editor.click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('!pip install seaborn\n', { delay: 30 });
    await row(/^Nothing is installed unpinned from a cell/).waitFor();
    await row(/cell 3$/)
      .first()
      .waitFor();
    await expect(workbench.page.evaluate('window.closings')).resolves.toBe(0);
    for (const key of ['Control+Home', 'Shift+ArrowDown', 'Delete']) await workbench.page.keyboard.press(key);
    await row(/cell 3$/)
      .first()
      .waitFor({ state: 'hidden' });
    await expect(workbench.page.evaluate('window.closings')).resolves.toBe(0);
  });

  it('keeps what a person says of a check, asked for on its row', async () => {
    const check = row(/^The service asks for a key, missing/);
    await row(/^Security/).click();
    await check.waitFor();
    await check.click({ button: 'right' });
    // A menu takes no click in its first moments.
    await workbench.page.getByRole('menuitem', { name: 'Mark Check as Not Applicable' }).hover();
    await workbench.page.keyboard.press('Enter');
    const box = workbench.page.locator('.quick-input-widget:visible');
    await box.getByText('Why does it not apply here?').waitFor();
    await workbench.page.keyboard.type('a batch job');
    await workbench.page.keyboard.press('Enter');
    await workbench.toast(/does not apply, and slipway.yaml keeps it/).waitFor();
    await row(/^The service asks for a key, does not apply/).waitFor();
    const manifest = readFileSync(join(workbench.folder, 'penguins-messy/slipway.yaml'), 'utf8');
    expect(manifest).toContain('- check: security/authentication\n      reason: a batch job\n');
  });

  it('says of a notebook in another language why there is none', async () => {
    writeFileSync(join(workbench.folder, 'plots.ipynb'), notebookInR);
    await workbench.openFile('plots.ipynb');
    await workbench.page.getByText('The notebook is in R, and Slipway reads notebooks in Python.').waitFor();
    await workbench.run('View: Close Editor');
    await row(/^Reproducible environment/).waitFor();
  });

  it('goes to the cell that evidence names', async () => {
    await row(/cell 2$/)
      .first()
      .click();
    await workbench.page.locator('.code-cell-row.focused, .code-cell-row .monaco-editor.focused').first().waitFor();
  });
});
