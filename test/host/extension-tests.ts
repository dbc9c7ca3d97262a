import { format } from 'node:util';
import { launchChromium } from './chromium.ts';
import { type CodeServerOptions, startCodeServer } from './code-server.ts';

export interface ExtensionTests {
  /** Folder with the extension's package.json. */
  readonly extension: string;
  /** CommonJS module with `run()`. */
  readonly tests: string;
  readonly folder: string;
  readonly options?: CodeServerOptions;
  readonly timeoutMilliseconds: number;
}

/** VS Code's own chatter about services it cannot reach here. */
const noise =
  /^%c|^\[(AgentHost|ChatModel|AccountPolicy|reconnection)|Resolv|Creating a socket|open-vsx|Service Worker/;

/** Runs a test module inside a served VS Code's extension host, as `--extensionTestsPath` does on the desktop. Returns its exit code. */
export async function runExtensionTests(run: ExtensionTests): Promise<number> {
  const server = await startCodeServer({ ...run.options, automation: true });
  const browser = await launchChromium();
  let code = 1;
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    let finish: (code: number) => void = () => {};
    const exit = new Promise<number>((resolve) => {
      finish = resolve;
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = format(...args);
      if (!noise.test(line)) console.log(line);
    });
    await page.exposeFunction('codeAutomationExit', (status: number) => finish(status));
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(run.extension)],
      ['extensionTestsPath', remote(run.tests)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(
      `${server.url}/?folder=${encodeURIComponent(run.folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    const timer = AbortSignal.timeout(run.timeoutMilliseconds);
    const late = new Promise<number>((resolve) => {
      timer.addEventListener('abort', () => resolve(124));
    });
    code = await Promise.race([exit, late]);
    if (code === 124) console.error(`The tests did not end within ${run.timeoutMilliseconds / 1000} s.`);
  } finally {
    await browser.close();
    if (code !== 0) printLogs(server.logs());
    await server.stop();
  }
  return code;
}

function printLogs(logs: Map<string, string>): void {
  for (const [file, text] of logs)
    if (/remoteexthost\.log|slipway/i.test(file)) console.error(`--- ${file}\n${text.slice(-4000)}`);
}
