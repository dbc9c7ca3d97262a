#!/usr/bin/env node
// Stands in for the `code` executable: takes what @vscode/test-electron passes and runs it in a served VS Code.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExtensionTests } from './extension-tests.ts';
import { vscodeVersion } from './install.ts';

const args = process.argv.slice(2);
const all = (name: string): string[] =>
  args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));

if (args.includes('--version')) {
  console.log(vscodeVersion);
  process.exit(0);
}
// The desktop build loads all of them as under development; here the others are there as if installed.
const [extension, ...extensions] = all('extensionDevelopmentPath');
const [tests] = all('extensionTestsPath');
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
  options: {
    extensions,
    workspaceTrust: !args.includes('--disable-workspace-trust'),
    // Without it VS Code offers no language model to anybody.
    settings: { 'chat.disableAIFeatures': extensions.length === 0 },
  },
});
process.exit(code);
