import type { Command, Word } from './commands.ts';

const keywords = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'fi', 'done', 'time']);
const wrappers = new Set(['sudo', 'exec', 'command', 'env', 'nohup']);

export interface Program {
  /** Name without its folder: `pip` of `/opt/venv/bin/pip`. */
  readonly name: string;
  readonly word: Word;
  readonly args: readonly Word[];
}

/** The program a command starts, keywords, assignments and wrappers such as `sudo` set aside. */
export function program(command: Command): Program | null {
  const words = [...command.words];
  for (let word = words.shift(); word; word = words.shift()) {
    if (keywords.has(word.value) || /^[A-Za-z_]\w*=/.test(word.value)) continue;
    if (wrappers.has(word.value)) {
      while (words[0]?.value.startsWith('-')) words.shift();
      continue;
    }
    return { name: word.value.slice(word.value.lastIndexOf('/') + 1), word, args: words };
  }
  return null;
}

export interface Subcommand {
  readonly program: Program;
  readonly verb: Word;
  /** Words after the verb. */
  readonly args: readonly Word[];
}

/** `apt-get ... VERB ...`, also as `apt`. */
export function aptVerb(command: Command, verb: string): Subcommand | null {
  const started = program(command);
  if (started?.name !== 'apt-get' && started?.name !== 'apt') return null;
  const at = started.args.findIndex((word) => !word.value.startsWith('-') && !word.value.includes('='));
  const word = started.args[at];
  return word?.value === verb ? { program: started, verb: word, args: started.args.slice(at + 1) } : null;
}

/** `pip install ...`, also as `pip3`, `pip3.11` and `python -m pip`. */
export function pipInstall(command: Command): Subcommand | null {
  const started = program(command);
  if (!started) return null;
  let args = started.args;
  if (/^python[\d.]*$/.test(started.name)) {
    const at = args.findIndex((word) => word.value === '-m');
    if (at < 0 || args[at + 1]?.value !== 'pip') return null;
    args = args.slice(at + 2);
  } else if (!/^pip[\d.]*$/.test(started.name)) return null;
  const at = args.findIndex((word) => !word.value.startsWith('-'));
  const word = args[at];
  return word?.value === 'install' ? { program: started, verb: word, args: args.slice(at + 1) } : null;
}
