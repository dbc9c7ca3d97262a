const command =
  /^[!%\s]*(?:sudo\s+)?(?:\{?sys\.executable\}?\s+-m\s+|python[\d.]*\s+-m\s+|uv\s+)?(pip[\d.]*|conda|mamba|micromamba)\s+install\s+(.*)$/s;
/** Options that take the next word with them. */
const takesValue = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '--find-links',
  '-t',
  '--target',
  '--prefix',
  '--root',
  '--trusted-host',
  '--channel',
  '-n',
  '--name',
  '-p',
  '--proxy',
  '--timeout',
  '--python-version',
  '--platform',
  '--progress-bar',
  '--log',
  '--cache-dir',
  '--src',
  '--upgrade-strategy',
]);

export interface Install {
  /** As written. */
  readonly requirements: readonly string[];
  /** What comes does not depend on the day. */
  readonly pinned: boolean;
}

/** What a `pip install` or `conda install` command installs; null for any other command. */
export function installOf(text: string): Install | null {
  const requirements = installedBy(text);
  if (requirements === null) return null;
  // A file of constraints has the versions. For conda the same letter is a channel.
  const [, program = '', rest = ''] = command.exec(text) ?? [];
  const isConstrained =
    program.startsWith('pip') && wordsOf(rest).some((word) => /^(?:-c|--constraint)(?:$|=)/.test(word));
  return { requirements, pinned: isConstrained || arePinned(requirements) };
}

/** Requirements of a `pip install` or `conda install` command, as written; null for any other command. */
export function installedBy(text: string): readonly string[] | null {
  const rest = command.exec(text)?.[2];
  if (rest === undefined) return null;
  const words = wordsOf(rest);
  const requirements: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '-e' || word === '--editable') continue;
    if (takesValue.has(word)) at += 1;
    else if (!word.startsWith('-')) requirements.push(word);
  }
  return requirements;
}

/**
 * Whether every requirement says one exact version, a digest, a commit or a version's tag. An install from a file, a folder or a
 * variable (`$USER_FLAG`, `pandas=={version}`) is not in the cell to judge.
 */
export function arePinned(requirements: readonly string[]): boolean {
  return requirements.every((text) => exact.some((pattern) => pattern.test(text)));
}

const exact: readonly RegExp[] = [
  // A variable, which may be an option as well, and a version in one.
  /^(?:[\w.[\],-]+===?)?(?:\$\w+|\$?\{[^{}]*\})$/,
  // A file, a folder, with extras or without.
  /^(?:\.{1,2}(?:\[[\w,.-]*\])?$|\.{0,2}\/|~\/|file:)|\.whl$/,
  // One version: for pip, for conda.
  /===?\s*[\w.!+]+$/,
  /^[\w.-]+=[\w.*]+(?:=\w+)?$/,
  // A commit, and the tag of a version.
  /@(?:[0-9a-f]{7,40}\b|v?\d+(?:\.\d+)+[\w.-]*(?:#|$))/,
];

/** Words of a shell command up to what ends it, quotes taken off; `"pandas >= 2"` is one. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const raw of text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []) {
    if (/^(?:&&|\|\|?|;|\d?>|#)/.test(raw)) break;
    const word = raw.replace(/["'\s]/g, '').replace(/;$/, '');
    if (word !== '' && word !== '\\') words.push(word);
    if (/;$/.test(raw)) break;
  }
  return words;
}
