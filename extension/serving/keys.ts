import type * as vscode from 'vscode';

/** API keys of what is served here or deployed, in the editor's secret storage: the daemon keeps only their hashes. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;
  readonly #of: 'endpoint' | 'deployment';

  constructor(secrets: vscode.SecretStorage, of: 'endpoint' | 'deployment') {
    this.#secrets = secrets;
    this.#of = of;
  }

  /** `id`: an endpoint's, or a deployment's name, since its key stays through revisions. */
  keep(id: string, key: string): Thenable<void> {
    return this.#secrets.store(this.#name(id), key);
  }

  get(id: string): Thenable<string | undefined> {
    return this.#secrets.get(this.#name(id));
  }

  forget(id: string): Thenable<void> {
    return this.#secrets.delete(this.#name(id));
  }

  #name(id: string): string {
    return `${this.#of}-key/${id}`;
  }
}
