import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const row = (name: RegExp) => workbench.page.getByRole('treeitem', { name });

describe('the messy sample', () => {
  it('shows its ten items in a view of its own', async () => {
    await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
    await row(/^Reproducible environment, missing, \d of \d/).waitFor();
    await expect(row(/, \d of \d$/).count()).resolves.toBe(10);
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

  it('goes to the cell that evidence names', async () => {
    await row(/cell 2$/)
      .first()
      .click();
    await workbench.page.locator('.code-cell-row.focused, .code-cell-row .monaco-editor.focused').first().waitFor();
  });
});
