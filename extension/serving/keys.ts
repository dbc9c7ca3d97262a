import type * as vscode from 'vscode';
import type { serve } from '#protocol/rpc/index.ts';

/** Whose key it is. A deployment's stays with its name through revisions; an endpoint's goes with it. */
type Owner = Pick<serve.Endpoint, 'kind' | 'id' | 'name'>;

/** API keys of what is served here or deployed, in the editor's secret storage: the daemon keeps only their hashes. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  keep(owner: Owner, key: string): Thenable<void> {
    return this.#secrets.store(secretOf(owner), key);
  }

  get(owner: Owner): Thenable<string | undefined> {
    return this.#secrets.get(secretOf(owner));
  }

  forget(owner: Owner): Thenable<void> {
    return this.#secrets.delete(secretOf(owner));
  }
}

const secretOf = ({ kind, id, name }: Owner): string =>
  kind === 'container' ? `deployment-key/${name}` : `endpoint-key/${id}`;
