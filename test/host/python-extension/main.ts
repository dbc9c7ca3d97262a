// Stands in for the Python extension, which is not in this test host: the part of its published interface that says which
// interpreter is chosen, typed by its own package.
import type { ActiveEnvironmentPathChangeEvent, PythonExtension } from '@vscode/python-extension';
import * as vscode from 'vscode';

type Environments = Pick<
  PythonExtension['environments'],
  'getActiveEnvironmentPath' | 'updateActiveEnvironmentPath' | 'onDidChangeActiveEnvironmentPath'
>;

export function activate(): { readonly environments: Environments } {
  const changed = new vscode.EventEmitter<ActiveEnvironmentPathChangeEvent>();
  let path = '';
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: path, path }),
      updateActiveEnvironmentPath: async (environment) => {
        path = typeof environment === 'string' ? environment : environment.path;
        changed.fire({ id: path, path, resource: undefined });
      },
      onDidChangeActiveEnvironmentPath: changed.event,
    },
  };
}
