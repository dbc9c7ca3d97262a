import { inferRequest } from '#core/proof/index.ts';
import type { RecordRow } from '#protocol/model.ts';
import { serve } from '#protocol/rpc/index.ts';
import { connectToDaemon } from '#test/host/daemon.ts';
import { penguinsCaptured, penguinsSignature } from '#test/screen/support/sample.ts';
import type { Workbench } from '#test/screen/support/workbench.ts';

/** Something to take a picture of. Views come one after another in the same workbench, each where the last one left it. */
export interface View {
  readonly name: string;
  /** Brings it on the screen, once. */
  readonly open: (workbench: Workbench) => Promise<void>;
  /** What vanishes when the window changes, brought back in each look. */
  readonly again?: (workbench: Workbench) => Promise<void>;
  /** Only this part of the screen. */
  readonly part?: string;
}

const row = ({ page }: Workbench, name: RegExp) => page.getByRole('treeitem', { name }).first();

async function ask(workbench: Workbench, rows: readonly RecordRow[]): Promise<void> {
  const client = await connectToDaemon(workbench.daemon, false);
  const { endpoints } = await client.call(serve.list, {});
  client.close();
  const body = inferRequest(penguinsSignature(), rows);
  const [endpoint] = endpoints;
  if (!endpoint || !body.ok) throw new Error('Nothing is served that could be asked.');
  const response = await fetch(`${endpoint.url}/v2/models/${endpoint.name}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': await workbench.clipboard() },
    body: JSON.stringify(body.value),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`);
}

const rows = (): readonly RecordRow[] => penguinsCaptured().rows;
/** As if a scale were set to pounds. */
const inPounds = (): RecordRow[] =>
  rows().map((one) => ({
    ...one,
    body_mass_g: typeof one['body_mass_g'] === 'number' ? one['body_mass_g'] * 2.2 : null,
  }));

/** A button of a notification, which may have gone to the list of them meanwhile. */
async function press(workbench: Workbench, name: string): Promise<void> {
  const button = workbench.page.getByRole('button', { name }).first();
  if (!(await button.isVisible())) await workbench.run('Notifications: Show Notifications');
  await button.click();
}

/** The checks of the first item, with what the run is about opened. */
async function showReproducible(workbench: Workbench): Promise<void> {
  // The view has to have turned to the notebook first.
  await workbench.page.waitForTimeout(1000);
  await row(workbench, /^Reproducible environment,/).click();
  await row(workbench, /^A clean run gives/).click();
}

/** Everything that a trusted folder shows, on the messy sample with its finished model. */
export const views: readonly View[] = [
  {
    name: 'welcome',
    open: async ({ page }) => {
      await page.getByRole('tab', { name: 'Slipway' }).first().click();
      await page.getByText('Open a Jupyter notebook to see').waitFor();
    },
  },
  {
    name: 'checklist',
    open: async (workbench) => {
      await workbench.openFile('penguins.ipynb');
      await row(workbench, /^Reproducible environment,/).waitFor();
      await workbench.page.locator('.code-cell-row .monaco-editor').first().waitFor();
      await workbench.run('Slipway: Show Checklist');
      await workbench.page.keyboard.press('Home');
    },
  },
  {
    name: 'checklist-open',
    open: async (workbench) => {
      await row(workbench, /^Security,/).click();
      await row(workbench, /^No secret/).click();
      await workbench.page.waitForTimeout(300);
    },
  },
  {
    name: 'findings',
    open: async (workbench) => {
      await row(workbench, /cell \d+$/).click();
      await workbench.page.locator('.code-cell-row .monaco-editor.focused').first().waitFor();
    },
    again: (workbench) => workbench.run('Show or Focus Hover'),
  },
  {
    name: 'decision',
    open: async (workbench) => {
      await workbench.page.keyboard.press('Escape');
      await workbench.run('Slipway: Mark Check as Not Applicable');
      await workbench.page.keyboard.press('Enter');
      await workbench.page.getByText('Why does it not apply here?').waitFor();
      await workbench.page.keyboard.type('a batch job: nobody asks it');
    },
  },
  {
    name: 'script',
    open: async (workbench) => {
      await workbench.page.keyboard.press('Escape');
      await workbench.openFile('script.py');
      await workbench.page.getByText('trains model').first().waitFor();
      await workbench.run('Slipway: Show Checklist');
    },
  },
  {
    name: 'other-language',
    open: async (workbench) => {
      await workbench.openFile('plots.ipynb');
      await workbench.page.getByText('The notebook is in R').waitFor();
      await workbench.run('Slipway: Show Checklist');
    },
    again: async (workbench) => {
      await workbench.page.getByText('The notebook is in R').waitFor();
    },
  },
  {
    name: 'problems',
    open: async (workbench) => {
      await workbench.run('View: Close Editor');
      await workbench.openFile('penguins.ipynb');
      await workbench.run('Problems: Focus on Problems View');
    },
  },
  {
    name: 'run-going',
    open: async (workbench) => {
      if (await workbench.page.locator('.part.panel').isVisible()) await workbench.run('View: Hide Panel');
      await workbench.openFile('long.ipynb');
      await showReproducible(workbench);
      await workbench.run('Slipway: Run in a Clean Environment');
      await workbench.page.getByText('Ran in 1.').waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'run-marks',
    open: async (workbench) => {
      await press(workbench, 'Cancel');
      await workbench.run('View: Close Editor');
      await workbench.openFile('heights.ipynb');
      await workbench.run('Slipway: Run in a Clean Environment');
      await workbench.toast('heights.ipynb parts from').waitFor({ timeout: 120_000 });
      await row(workbench, /cell \d+$/).waitFor();
    },
  },
  {
    name: 'run-report',
    open: async (workbench) => {
      await press(workbench, 'Show Report');
      await workbench.panel('h1', 'Run of heights');
    },
    // A preview is made anew for each theme, and says nothing when it is there.
    again: async (workbench) => {
      await workbench.page.waitForTimeout(2000);
      await workbench.panel('h1', 'Run of heights');
    },
  },
  {
    name: 'split',
    open: async (workbench) => {
      await workbench.run('View: Close All Editors');
      await workbench.openFile('penguins.ipynb');
      await workbench.run('Slipway: Separate Training and Inference');
      await workbench.page.getByRole('button', { name: /^Write \d Files/ }).waitFor();
      await workbench.page.waitForTimeout(1500);
    },
  },
  {
    name: 'split-written',
    open: async (workbench) => {
      await press(workbench, 'Write 7 Files');
      await workbench.openFile('penguins.ipynb');
      await row(workbench, /^Training apart from inference,/).click();
      await row(workbench, /^Training and inference are code of their own, done/).click();
      await workbench.page.waitForTimeout(500);
    },
  },
  {
    name: 'served',
    open: async (workbench) => {
      await workbench.run('View: Close Other Editors in Group');
      await workbench.run('Slipway: Serve Model');
      await workbench.page
        .getByText(/penguins is served at http/)
        .first()
        .waitFor();
      await row(workbench, /^penguins, ready/).waitFor();
    },
  },
  {
    name: 'status-bar',
    open: async (workbench) => {
      await press(workbench, 'Copy API Key');
      await workbench.page.waitForTimeout(1000);
    },
    part: '.part.statusbar',
  },
  {
    name: 'drift-collecting',
    open: async (workbench) => {
      await ask(workbench, rows());
      await workbench.run('Slipway: Show Drift');
      await workbench.panel('.verdict', 'Collecting');
    },
  },
  {
    name: 'drift',
    open: async (workbench) => {
      for (let round = 0; round < 3; round++) await ask(workbench, inPounds());
      await workbench.panel('.verdict', 'Drift in');
    },
  },
  {
    name: 'try-it',
    open: async (workbench) => {
      await workbench.run('Slipway: Try Endpoint');
      const panel = await workbench.panel('h1', 'Try');
      await panel.getByRole('button', { name: 'Ask' }).click();
      await panel.locator('.output').first().waitFor();
    },
  },
  {
    name: 'try-it-problem',
    open: async (workbench) => {
      const panel = await workbench.panel('h1', 'Try');
      await panel.locator('vscode-text-field[aria-label="bill_length_mm"] input').fill('long');
      await panel.locator('vscode-text-field[aria-label="body_mass_g"] input').fill('9000');
    },
  },
  {
    name: 'draft',
    open: async (workbench) => {
      await workbench.openFile('penguins.ipynb');
      await workbench.run('Slipway: Draft Model Card');
      await workbench.page.getByRole('button', { name: 'Write File' }).waitFor();
    },
  },
  {
    name: 'doctor',
    open: async (workbench) => {
      await press(workbench, 'Discard');
      await workbench.run('Slipway: Check This Machine');
      await workbench.page.getByRole('tab', { name: /Slipway on this machine/ }).waitFor();
      await workbench.page.waitForTimeout(1000);
    },
  },
];

/** A folder that nobody has trusted yet. */
export const untrustedViews: readonly View[] = [
  {
    name: 'untrusted',
    open: async (workbench) => {
      await workbench.page.getByRole('button', { name: /No, I don't trust/ }).click();
      await workbench.openFile('penguins.ipynb');
      await workbench.page.getByRole('tab', { name: 'Slipway' }).first().click();
      await row(workbench, /^Reproducible environment,/).waitFor();
      await workbench.page.locator('.code-cell-row .monaco-editor').first().waitFor();
      await workbench.run('Slipway: Serve Model');
    },
  },
];
