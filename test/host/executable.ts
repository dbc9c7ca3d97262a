import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from './paths.ts';

/**
 * The VS Code the editor suite runs in: `VSCODE_EXECUTABLE` if set; the desktop build, downloaded, where there is a
 * screen and its site answers; else the one from npm, served to a headless browser.
 */
export async function vscodeExecutable(): Promise<string> {
  const chosen = process.env['VSCODE_EXECUTABLE'];
  if (chosen) return chosen;
  if (hasScreen() && (await answers('https://update.code.visualstudio.com/api/releases/stable')))
    return downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cache, 'desktop') });
  return join(root, 'test/host/code.ts');
}

const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).catch(() => null);
  return response?.ok === true;
}
