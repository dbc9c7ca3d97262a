/** Cells of a script in the percent format: each begins with a `# %%` line. */
export function cellsOf(script: string): string[] {
  return script
    .split(/^# %%\n/m)
    .map((cell) => cell.replace(/\n$/, ''))
    .filter((cell) => cell.trim() !== '');
}
