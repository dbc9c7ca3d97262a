import type { Magic } from '#core/python/model.ts';

/** Cell magics whose body a shell runs. */
const shells = /^(?:bash|sh|zsh|script|system|sx|!|!!|cmd|powershell)$/;
/** Line magics that are a command of the same name, or run the rest of their line. */
const commands = /^(?:pip3?|conda|mamba|micromamba|uv)$/;
const runners = /^(?:sx|system|sh|bash|script)$/;

/**
 * Commands that a magic gives to a shell, in order: `!a && b` is two. Continuation lines are joined, comments left out. None for
 * what no shell runs.
 */
export function shellCommands(magic: Magic): string[] {
  const script = scriptOf(magic);
  return script === null ? [] : commandsIn(script);
}

function scriptOf({ kind, name, text }: Magic): string | null {
  if (kind === 'help') return null;
  if (kind === 'cell') return shells.test(name) ? text.slice(text.indexOf('\n') + 1 || text.length) : null;
  const command = kind === 'assignment' ? text.replace(/^[^=]*=\s*(?=[!%])/, '') : text;
  if (command.startsWith('!')) return command.replace(/^!+/, '');
  const bare = command.replace(/^%+/, '');
  if (commands.test(name)) return bare;
  return runners.test(name) ? bare.slice(name.length) : null;
}

/** Commands of a shell script. */
export function commandsIn(script: string): string[] {
  return script
    .replace(/[ \t]*\\\r?\n[ \t]*/g, ' ')
    .split('\n')
    .flatMap(commandsOnLine)
    .map((command) => command.trim().replace(/^\(\s*|\s*\)$/g, ''))
    .filter((command) => command !== '');
}

function commandsOnLine(line: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '\\') at += 1;
    else if (char === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) return [...found, line.slice(start, at)];
    else if (char === ';' || line.startsWith('&&', at) || line.startsWith('||', at)) {
      found.push(line.slice(start, at));
      if (char !== ';') at += 1;
      start = at + 1;
    }
  }
  return [...found, line.slice(start)];
}

/** Words of a command, quotes taken off, up to a pipe or a redirection. */
export function wordsOf(command: string): string[] {
  const words: string[] = [];
  for (const raw of command.match(/(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'{])+|\{/g) ?? []) {
    if (/^(?:\||\d?>|&$|<)/.test(raw)) break;
    const word = raw.replace(/["']/g, '');
    if (word !== '') words.push(word);
  }
  return words;
}
