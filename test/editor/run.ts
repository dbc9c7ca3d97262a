// npm run test:editor: the extension inside a real VS Code, on copies of the samples.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { stopDaemon } from '#test/host/daemon.ts';
import { EditorModel } from '#test/host/editor-model/editor-model.ts';
import { vscodeExecutable } from '#test/host/executable.ts';
import { root } from '#test/host/paths.ts';
import { bundleStandIn } from '#test/host/stand-in.ts';
import { linkKept } from '#test/support/kept-state.ts';
import { bundleTests } from './bundle.ts';
import { startParts } from './parts.ts';
import { stage } from './stage.ts';

const results = join(root, 'test-results');
const report = join(results, 'editor.json');
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });

const folder = mkdtempSync(join(tmpdir(), 'slipway-editor-'));
const samples = join(folder, 'samples');
cpSync(join(root, 'samples'), samples, { recursive: true });
// One more copy for what runs it, untouched by the suites that edit cells.
const toServe = join(samples, 'penguins-to-serve');
cpSync(join(root, 'samples/penguins-messy'), toServe, { recursive: true });
// A name that no image and no deployment of this machine has.
const name = `penguins-editor-${process.pid}`;
const daemon = { SLIPWAY_RUNTIME: join(folder, 'runtime'), SLIPWAY_STATE: join(folder, 'state') };
// A state of its own, but Python environments that the last run made.
linkKept(daemon.SLIPWAY_STATE);
const model = new EditorModel();
const parts = await startParts(name);
writeFileSync(
  join(toServe, 'slipway.yaml'),
  `version: 1
name: ${name}
notebook: penguins.ipynb
serve:
  port: 0
track:
  tool: mlflow
  uri: ${parts.mlflow.uri}
`,
);
let failed = false;
try {
  await runTests({
    vscodeExecutablePath: await vscodeExecutable(),
    extensionDevelopmentPath: [stage(), await bundleStandIn('editor-model'), await bundleStandIn('python-extension')],
    extensionTestsPath: await bundleTests(),
    launchArgs: [samples],
    extensionTestsEnv: {
      ...daemon,
      ...model.env,
      DOCKER_HOST: parts.engine.dockerHost,
      SLIPWAY_TEST_MODEL: name,
      SLIPWAY_TEST_REPORT: report,
    },
  });
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await stopDaemon(daemon);
  await parts.stop();
  model.remove();
  rmSync(folder, { recursive: true, force: true });
}
// An extension host that crashes ends with exit code 0: only the report tells.
if (!existsSync(report)) {
  console.error('The extension host wrote no report: it crashed or never ran the tests.');
  writeFileSync(report, `${JSON.stringify({ passed: 0, failed: 1, skipped: 0 })}\n`);
  failed = true;
}
console.log(readFileSync(report, 'utf8').trim());
process.exit(failed ? 1 : 0);
