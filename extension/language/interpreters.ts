import { PVSC_EXTENSION_ID, PythonExtension } from '@vscode/python-extension';
import * as vscode from 'vscode';
import { settings } from '#extension/contributions.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import type { Interpreter } from '#protocol/language.ts';

/** Interpreters of the open folders: what our setting names, else what is chosen in the Python extension, where there is one. */
export class Interpreters extends Disposables {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = this.track(new vscode.EventEmitter<void>());
  #python: PythonExtension['environments'] | null = null;

  readonly onChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    super();
    this.#log = log;
    this.track(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settings.section}.${settings.python}`)) this.#changed.fire();
      }),
    );
    this.track(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed.fire()));
  }

  /** Waits for the Python extension, which may take its time, and listens to it from then on. */
  async listen(): Promise<void> {
    if (vscode.extensions.getExtension(PVSC_EXTENSION_ID) === undefined) return;
    try {
      this.#python = (await PythonExtension.api()).environments;
    } catch (error) {
      this.#log.warn('the Python extension did not say which interpreter is chosen', error);
      return;
    }
    this.track(this.#python.onDidChangeActiveEnvironmentPath(() => this.#changed.fire()));
    this.#changed.fire();
  }

  get now(): Interpreter[] {
    // A window without a folder has one choice for all.
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [vscode.Uri.file('/')];
    return folders.flatMap((uri) => {
      const own = vscode.workspace.getConfiguration(settings.section, uri).get<string>(settings.python, '');
      const python = own === '' ? this.#python?.getActiveEnvironmentPath(uri).path : own;
      return python === undefined || python === '' ? [] : [{ folder: uri.toString(), python, isSet: own !== '' }];
    });
  }
}
