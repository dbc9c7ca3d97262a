/** What an editor or a debugger sets for itself and its own children, and where this daemon keeps its things. */
const own = ['NODE_OPTIONS', 'NODE_INSPECT_RESUME_ON_START', 'VSCODE_INSPECTOR_OPTIONS', 'ELECTRON_RUN_AS_NODE'];

/** This process's environment as a daemon and its jobs may have it. */
export function environment(): Record<string, string> {
  const upper = (name: string): string => (process.platform === 'win32' ? name.toUpperCase() : name);
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || own.includes(name) ? [] : [[upper(name), value] as const],
  );
  return { ...Object.fromEntries(kept), NODE_NO_WARNINGS: '1' };
}
