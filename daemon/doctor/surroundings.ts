/** What a check looks at, passed in so that a test needs no machine in a special state. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** Versions of the Node that runs this. */
  readonly node: { readonly version: string; readonly path: string };
  readonly runtime: string;
  readonly stateFolder: string;
  /** Runs a program to its end; null when it is not there or took too long. */
  run(command: string, args: readonly string[]): Promise<{ code: number | null; output: string } | null>;
  /** Free bytes where `folder` is. */
  freeBytes(folder: string): Promise<number>;
  /** Why the runtime folder cannot be trusted, or null. */
  folderFault(folder: string): string | null;
}

/** The command that installs a package here: apt, Homebrew or winget by platform. */
export function install(platform: NodeJS.Platform, names: { apt: string; brew: string; winget: string }): string {
  if (platform === 'darwin') return `brew install ${names.brew}`;
  if (platform === 'win32') return `winget install ${names.winget}`;
  return `sudo apt-get install -y ${names.apt}`;
}
