import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Browser, errors, type Frame, type Locator, type Page } from 'playwright-core';
import { stage } from '#test/editor/stage.ts';
import { launchChromium } from '#test/host/chromium.ts';
import { type CodeServer, startCodeServer } from '#test/host/code-server.ts';
import { stopDaemon } from '#test/host/daemon.ts';
import { root } from '#test/host/paths.ts';
import { type LookName, lookNames, looks, wide } from './looks.ts';

export interface WorkbenchOptions {
  /** Ask before code of the folder runs. */
  readonly workspaceTrust?: boolean;
  /** The extension as users install it; where left out, the checkout's own build. */
  readonly vsix?: string;
  /** Folders of more extensions. */
  readonly extensions?: readonly string[];
  /** Fills the folder that is opened; the samples where left out. */
  readonly fill?: (folder: string) => void;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A real VS Code on a copy of the samples, with the built extension, driven as a person would. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  /** Where the daemon of this VS Code has its door and its state. */
  readonly daemon: Readonly<Record<string, string>>;
  /** Home of everything that runs in this VS Code. */
  readonly home: string;
  /** What a strict policy refused in a panel: there must be none. */
  readonly violations: string[] = [];
  readonly #browser: Browser;
  readonly #server: CodeServer;
  readonly #scratch: string;

  static async open({
    vsix,
    extensions = [],
    fill = copySamples,
    settings,
    env,
    workspaceTrust,
  }: WorkbenchOptions = {}): Promise<Workbench> {
    const scratch = mkdtempSync(join(tmpdir(), 'slipway-screen-'));
    const folder = join(scratch, 'samples');
    const daemon = { SLIPWAY_RUNTIME: join(scratch, 'runtime'), SLIPWAY_STATE: join(scratch, 'state') };
    fill(folder);
    const server = await startCodeServer({
      // Installed and not under development: the switch that loads one under development hides notifications.
      ...(vsix === undefined ? { extensions: [stage(), ...extensions] } : { vsix: [vsix], extensions }),
      settings: { 'security.workspace.trust.startupPrompt': 'always', ...settings },
      env: { ...daemon, ...env },
      workspaceTrust: workspaceTrust === true,
    });
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: wide });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const workbench = new Workbench(browser, page, server, scratch, folder, daemon);
    try {
      const payload = JSON.stringify([['skipWelcome', 'true']]);
      const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`;
      await page.goto(`${server.url}/?${query}`);
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
      // The palette does not list what is contributed while it is open.
      await page.getByRole('tab', { name: 'Slipway' }).first().waitFor({ timeout: 60_000 });
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  private constructor(
    browser: Browser,
    page: Page,
    server: CodeServer,
    scratch: string,
    folder: string,
    daemon: Readonly<Record<string, string>>,
  ) {
    this.#browser = browser;
    this.page = page;
    this.#server = server;
    this.#scratch = scratch;
    this.folder = folder;
    this.daemon = daemon;
    this.home = server.home;
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text()) && /slipway|nonce-/.test(message.text()))
        this.violations.push(`${message.text()} ${message.location().url}:${message.location().lineNumber}`);
    });
  }

  /** Runs a command from the palette by its title, such as `Slipway: Show Drift`. */
  async run(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
    await this.page.locator('.quick-input-widget input[placeholder*="command"]:visible').waitFor({ state: 'hidden' });
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.#pick('Control+P', name, name);
    await this.page.locator(`.tab[data-resource-name="${name}"]`).waitFor();
  }

  /** A notification with this text, as it slides in. */
  toast(text: string | RegExp): Locator {
    const message = this.page.locator('.notification-list-item-message', { hasText: text });
    return this.page.locator('.notification-toast').filter({ has: message });
  }

  /** A question that has to be answered first. */
  dialog(title: string): Locator {
    return this.page.getByRole('dialog').filter({ hasText: title });
  }

  /** The frame of a webview in which `selector` has `text`: frames come in no useful order. */
  async panel(selector: string, text: string | RegExp): Promise<Frame> {
    const late = AbortSignal.timeout(15_000);
    for (;;) {
      for (const frame of this.page.frames()) {
        if (!/webview\/browser\/pre\/fake\.html/.test(frame.url())) continue;
        const found = await frame
          .locator(selector)
          .filter({ hasText: text })
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      if (late.aborted) {
        await this.picture('failed');
        throw new Error(
          `No panel shows ${selector} with ${text} (see test-results/screens/failed.png).\n${this.logs()}`,
        );
      }
      await this.page.waitForTimeout(100);
    }
  }

  async clipboard(): Promise<string> {
    return `${await this.page.evaluate('navigator.clipboard.readText()')}`;
  }

  /** Puts on a theme and a size, as the settings and the window's edge do, so that menus and hovers stay open. */
  async wear(name: LookName): Promise<void> {
    const { theme, kind, size } = looks[name];
    const worn = this.page.locator(`.monaco-workbench.${kind}`);
    if ((await worn.count()) === 0) {
      await this.run('Preferences: Color Theme');
      await this.#take(theme, theme, 30_000);
      await worn.waitFor();
    }
    await this.page.setViewportSize(size);
  }

  /** One picture in each look. */
  async pictures(name: string): Promise<void> {
    for (const look of lookNames) {
      await this.wear(look);
      await this.picture(`${name}-${look}`);
    }
    await this.wear('dark');
  }

  /** A picture of the window, or of the part that a selector names; below `test-results/screens` where no folder is said. */
  async picture(name: string, part?: string): Promise<void> {
    const path = resolve(root, 'test-results/screens', `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    // Themes and layouts settle within a few frames and say nothing when they have.
    await this.page.waitForTimeout(500);
    await (part === undefined ? this.page : this.page.locator(part)).screenshot({ path });
  }

  logs(): string {
    return [...this.#server.logs()]
      .filter(([file]) => /slipway/i.test(file))
      .map(([file, text]) => `--- ${file}\n${text}`)
      .join('\n');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await stopDaemon(this.daemon);
    await this.#server.stop();
    rmSync(this.#scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Opens the box by its key and takes a row; again where an editor that closed just then took the focus from the box. */
  async #pick(key: string, text: string, row: string): Promise<void> {
    for (const timeout of [5_000, 10_000]) {
      try {
        await this.page.keyboard.press(key);
        return await this.#take(text, row, timeout);
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await this.page.keyboard.press(key);
    await this.#take(text, row, 30_000);
  }

  async #take(text: string, row: string, timeout: number): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible');
    const input = box.locator('input').first();
    await input.waitFor({ timeout });
    await input.fill(text, { timeout });
    // The first row is not always the one meant.
    const name = new RegExp(`^${row.replace(/[.()]/g, '\\$&')}$`);
    const label = this.page.locator('.label-name', { hasText: name });
    await box.locator('.monaco-list-row').filter({ has: label }).first().click({ timeout });
  }
}

function copySamples(folder: string): void {
  cpSync(join(root, 'samples'), folder, { recursive: true });
}
