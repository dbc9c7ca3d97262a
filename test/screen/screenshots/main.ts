// npm run screenshots: every view there is, in every look, as pictures to look at in out/screenshots.
//   --vsix FILE   the extension to take them of (packed anew when left out)
//   --only NAME   one view; those before it are opened and not taken
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '#test/host/paths.ts';
import { packVsix } from '#test/package/support/pack.ts';
import { lookNames } from '../support/looks.ts';
import { copyMessyWithModel } from '../support/sample.ts';
import { Workbench, type WorkbenchOptions } from '../support/workbench.ts';
import { untrustedViews, type View, views } from './views.ts';

const { values } = parseArgs({ options: { vsix: { type: 'string' }, only: { type: 'string' } } });
const out = join(root, 'out/screenshots');

async function take(view: View, workbench: Workbench): Promise<void> {
  for (const look of lookNames) {
    await workbench.wear(look);
    await view.again?.(workbench);
    await workbench.picture(join(out, `${view.name}-${look}`), view.part);
  }
}

async function takeAll(all: readonly View[], options: WorkbenchOptions): Promise<void> {
  const workbench = await Workbench.open({ ...options, fill: copyMessyWithModel });
  try {
    for (const view of all) {
      // The first may have to answer a question before anything else can be done.
      if (view !== all[0]) await workbench.wear('dark');
      console.log(view.name);
      await view.open(workbench);
      if (values.only === undefined || values.only === view.name) await take(view, workbench);
      if (values.only === view.name) break;
    }
  } catch (error) {
    await workbench.picture(join(out, 'failed'));
    throw error;
  } finally {
    await workbench.close();
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'slipway-screenshots-'));
try {
  if (values.only === undefined) rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const vsix = values.vsix ?? join(scratch, 'slipway.vsix');
  if (values.vsix === undefined) packVsix(vsix);
  if (!untrustedViews.some(({ name }) => name === values.only)) await takeAll(views, { vsix });
  if (!views.some(({ name }) => name === values.only)) await takeAll(untrustedViews, { vsix, workspaceTrust: true });
  console.log(`The pictures are in ${out}.`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
