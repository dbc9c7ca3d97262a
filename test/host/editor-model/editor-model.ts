import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Asked, askedFile, folderVariable, type Script, scriptFile } from './script.ts';

/** The suite's hand on the stand-in: tells it what to say, and reads what it was asked. */
export class EditorModel {
  readonly folder: string;
  #script: Script = { model: { consent: false, maxInputTokens: 100_000 }, secrets: [], replies: [] };

  constructor(folder = mkdtempSync(join(tmpdir(), 'slipway-model-'))) {
    this.folder = folder;
    this.tell({});
  }

  /** What a VS Code needs in its environment, so that the stand-in listens to this folder. */
  get env(): Record<string, string> {
    return { [folderVariable]: this.folder };
  }

  /** Changes what it does from now on; what is left out stays. */
  tell(change: Partial<Script>): void {
    this.#script = { ...this.#script, ...change };
    const part = join(this.folder, `${scriptFile}.part`);
    writeFileSync(part, JSON.stringify(this.#script));
    renameSync(part, join(this.folder, scriptFile));
  }

  /** Every request since the last `forget`, oldest first. */
  get asked(): Asked[] {
    const file = join(this.folder, askedFile);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => Asked.parse(JSON.parse(line)));
  }

  forget(): void {
    rmSync(join(this.folder, askedFile), { force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
