// npm start: VS Code on the samples with this checkout's extension: the desktop's if there is one, else one in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startCodeServer } from './code-server.ts';
import { root } from './paths.ts';

const samples = join(root, 'samples');

const desktop = process.env['VSCODE_EXECUTABLE'] ?? 'code';
const shell = process.platform === 'win32';
if (spawnSync(desktop, ['--version'], { stdio: 'ignore', shell }).status === 0) {
  console.log(`opening ${samples} in ${desktop}`);
  const child = spawn(desktop, [`--extensionDevelopmentPath=${root}`, samples], { stdio: 'inherit', shell });
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  const server = await startCodeServer({ automation: true, workspaceTrust: true, ownHome: true });
  const payload = JSON.stringify([['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${server.port}${root}`]]);
  const url = `${server.url}/?folder=${encodeURIComponent(samples)}&payload=${encodeURIComponent(payload)}`;
  console.log(`No "code" on the path, so VS Code runs in the browser. Open\n\n  ${url}\n\nCtrl-C ends it.`);
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true }).on('error', () => {});
  let ending = false;
  // A terminal sends Ctrl-C to every process of the group, and the launcher passes it on once more.
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await server.stop();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
