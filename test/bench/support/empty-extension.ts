import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const main = `const vscode = require('vscode');
exports.activate = () => vscode.version;
`;

/** Packs an extension that does nothing: what VS Code itself takes for activating one. Its id is `slipway.NAME`. */
export async function packEmptyExtension(folder: string, name: string): Promise<string> {
  const source = join(folder, name);
  const packagePath = join(folder, `${name}.vsix`);
  const manifest = {
    name,
    publisher: 'slipway',
    version: '0.0.1',
    engines: { vscode: '^1.105.0' },
    main: './main.js',
    activationEvents: ['onCommand:nobody.asks'],
  };
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(source, 'main.js'), main);
  writeFileSync(join(source, 'README.md'), 'Does nothing.\n');
  writeFileSync(join(source, '.vscodeignore'), '');
  await createVSIX({ cwd: source, packagePath, allowMissingRepository: true, skipLicense: true, dependencies: false });
  return packagePath;
}
