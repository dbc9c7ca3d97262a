import type * as vscode from 'vscode';

/** API keys of endpoints, in the editor's secret storage: the daemon keeps only their hashes. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  keep(endpoint: string, key: string): Thenable<void> {
    return this.#secrets.store(name(endpoint), key);
  }

  get(endpoint: string): Thenable<string | undefined> {
    return this.#secrets.get(name(endpoint));
  }

  forget(endpoint: string): Thenable<void> {
    return this.#secrets.delete(name(endpoint));
  }
}

const name = (endpoint: string): string => `endpoint-key/${endpoint}`;
