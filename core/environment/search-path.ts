/** What puts a folder on the search path of `import`, or makes it the one the notebook runs in. */
const adding =
  /(?:\bsys\.path\.(?:append|insert|extend)|\bos\.chdir|\bsite\.addsitedir)\s*(\(.*)|\bsys\.path(?:\[[^\]]*\])?\s*\+?=(?!=)\s*(.*)|\bos\.environ\[\s*["']PYTHONPATH["']\s*\]\s*\+?=(?!=)\s*(.*)/g;

/** Calls that leave a path what it is, and where it begins. */
const here =
  /^(?:os\.)?(?:getcwd|path|pathlib|Path|abspath|join|dirname|realpath|str|resolve|insert|append|os|cwd|parent|sys|pardir)$/;

/**
 * Folders that Python code adds to the search path, as written: the strings of each place, joined. Null for one that is
 * computed from what only a run knows.
 */
export function addsPath(python: string): (string | null)[] {
  if (!/path|PATH|chdir|addsitedir/.test(python)) return [];
  const code = python.replace(/^\s*#.*/gm, '');
  return [...code.matchAll(adding)].map(([, ...parts]) => {
    const given = parts.find((part) => part !== undefined) ?? '';
    const strings = [...given.matchAll(/(["'])((?:(?!\1).)*)\1/g)].map((match) => match[2] ?? '');
    const names = given.replace(/(["'])(?:(?!\1).)*\1/g, '').match(/[A-Za-z_]\w*/g) ?? [];
    return strings.length > 0 && names.every((name) => here.test(name)) ? strings.join('/') : null;
  });
}

/** A path as a project has it: relative to its root, with `/` at its end; null for one outside. */
export function folderIn(path: string, from: string): string | null {
  if (/^(?:[/~\\]|[A-Za-z]:)/.test(path)) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.map((part) => `${part}/`).join('');
}
