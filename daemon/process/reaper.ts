/**
 * Source of a small process that outlives the daemon by a second and ends whatever the daemon left behind, however the
 * daemon ended: its stdin is a pipe from the daemon, and a pipe closes even on `kill -9`.
 * It reads lines `+PID MARK` (a child, leader of its process group, with `SLIPWAY_CHILD=MARK` in its environment) and
 * `-PID`. Sent to `node -e` as text, so that it works from sources, from a bundle and under a test runner alike: it may
 * therefore use nothing from outside its own body.
 */
export function reap(): void {
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const children = new Map<number, string>();
  const onWindows = process.platform === 'win32';

  // A child may have left its group (a kernel in a session of its own); its environment still tells whose it is.
  const marked = (): number[] => {
    if (process.platform !== 'linux') return [];
    const marks = [...children.values()].map((mark) => `SLIPWAY_CHILD=${mark}`);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((name) => {
        try {
          const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
          return marks.some((mark) => environment.includes(mark));
        } catch {
          return false; // ended meanwhile, or another user's
        }
      })
      .map(Number);
  };
  const end = (signal: NodeJS.Signals) => {
    if (onWindows) {
      for (const pid of children.keys()) spawnSync('taskkill', ['/PID', `${pid}`, '/T', '/F']);
      return;
    }
    for (const target of [...[...children.keys()].map((pid) => -pid), ...marked()]) {
      try {
        process.kill(target, signal);
      } catch {
        // already gone
      }
    }
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [pid = '', mark = ''] = line.slice(1).split(' ');
      if (line.startsWith('+')) children.set(Number(pid), mark);
      else children.delete(Number(pid));
    }
  });
  let ended = false;
  const finish = () => {
    if (ended) return;
    ended = true;
    if (children.size === 0) process.exit(0);
    end('SIGTERM');
    setTimeout(() => {
      end('SIGKILL');
      process.exit(0);
    }, 1000);
  };
  process.stdin.on('close', finish);
  process.stdin.on('end', finish);
  process.stdin.on('error', finish);
}
