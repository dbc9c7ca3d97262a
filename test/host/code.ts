#!/usr/bin/env node
// Stands in for the `code` executable: takes what @vscode/test-electron passes and runs it in a served VS Code.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExtensionTests } from './extension-tests.ts';
import { vscodeVersion } from './install.ts';

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);

if (args.includes('--version')) {
  console.log(vscodeVersion);
  process.exit(0);
}
const extension = option('extensionDevelopmentPath');
const tests = option('extensionTestsPath');
if (!extension || !tests) {
  console.error('This stand-in needs --extensionDevelopmentPath=FOLDER and --extensionTestsPath=FILE.');
  process.exit(2);
}
const folder = args.find((arg) => !arg.startsWith('-') && existsSync(arg)) ?? mkdtempSync(join(tmpdir(), 'folder-'));
const minutes = Number(process.env['SLIPWAY_EDITOR_MINUTES'] ?? 10);
const code = await runExtensionTests({
  extension,
  tests,
  folder,
  timeoutMilliseconds: minutes * 60_000,
  options: { workspaceTrust: !args.includes('--disable-workspace-trust') },
});
process.exit(code);
