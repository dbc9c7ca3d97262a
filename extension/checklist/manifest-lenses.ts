import * as vscode from 'vscode';
import { type CommandId, commands } from '#extension/contributions.ts';

/** What can be done with a part of `slipway.yaml`, by its top-level key. */
const lenses: Readonly<Record<string, readonly { readonly title: string; readonly command: CommandId }[]>> = {
  notebook: [{ title: '$(rocket) Prepare model', command: commands.prepare }],
  serve: [{ title: '$(play) Serve on this machine', command: commands.serve }],
  deploy: [
    { title: '$(package) Build image', command: commands.buildImage },
    { title: '$(cloud-upload) Deploy', command: commands.deploy },
    { title: '$(history) Deployments', command: commands.showDeployments },
  ],
  monitor: [{ title: '$(graph) Show drift', command: commands.showDrift }],
};

/** Puts the commands above the keys of `slipway.yaml` they obey. */
export const manifestLenses: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line)).flatMap(({ text, range }) => {
      const key = /^([a-z]+):/.exec(text)?.[1];
      const here = key !== undefined && Object.hasOwn(lenses, key) ? (lenses[key] ?? []) : [];
      return here.map((lens) => new vscode.CodeLens(range, { ...lens, arguments: [document.uri] }));
    });
  },
};
