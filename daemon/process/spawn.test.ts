import { describe, expect, it } from 'vitest';
import { Failure } from '#daemon/rpc/failure.ts';
import { runChild } from './spawn.ts';

const script = (source: string): [string, string[]] => [process.execPath, ['-e', source]];

describe('runChild', () => {
  it('gives code, output and lines of both streams', async () => {
    const lines: string[] = [];
    const result = await runChild(...script('console.log("one\\ntwo"); console.error("three"); process.exit(3)'), {
      onLine: (line, stream) => lines.push(`${stream}: ${line}`),
    });
    expect(result).toMatchObject({ code: 3, signal: null, stdout: 'one\ntwo\n' });
    expect(lines.sort()).toEqual(['stderr: three', 'stdout: one', 'stdout: two']);
    expect([...result.tail].sort()).toEqual(['one', 'three', 'two']);
  });

  it('writes stdin and closes it', async () => {
    const { stdout } = await runChild(...script('process.stdin.pipe(process.stdout)'), { stdin: 'héllo' });
    expect(stdout).toBe('héllo');
  });

  it('leaves stdin open with hold, so that a child can tell the daemon is there', async () => {
    const source =
      'process.stdin.on("data", () => setTimeout(() => process.exit(7), 50)).on("end", () => process.exit(8))';
    expect(await runChild(...script(source), { stdin: 'x', hold: true })).toMatchObject({ code: 7 });
  });

  it('does not wait for what a child left running with its streams', async () => {
    const left =
      'require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 600000)"], {stdio: "inherit"}).unref()';
    expect(await runChild(...script(`${left}; process.exit(0)`))).toMatchObject({ code: 0 });
  });

  it('ends one that ignores SIGTERM', async () => {
    const abort = new AbortController();
    const source = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")';
    const running = runChild(...script(source), { signal: abort.signal, onLine: () => abort.abort() });
    await expect(running).rejects.toMatchObject({ data: { reason: 'cancelled' } });
  });

  it('says what could not be started', async () => {
    const failing = runChild('slipway-no-such-program', []);
    await expect(failing).rejects.toBeInstanceOf(Failure);
    await expect(failing).rejects.toMatchObject({
      data: { reason: 'command-not-started', subject: 'slipway-no-such-program' },
    });
    await expect(runChild(process.execPath, [], { cwd: '/no/such/folder' })).rejects.toThrow('could not be started');
  });

  it('does not start under a signal that was aborted before', async () => {
    const lines: string[] = [];
    const options = { signal: AbortSignal.abort(), onLine: (line: string) => lines.push(line) };
    await expect(runChild(...script('console.log(1)'), options)).rejects.toMatchObject({
      data: { reason: 'cancelled' },
    });
    expect(lines).toEqual([]);
  });

  it('gives nobody the key that models are encrypted under', async () => {
    const env = { ...process.env, SLIPWAY_MODEL_KEY: 'secret', OTHER: 'kept' };
    const { stdout } = await runChild(...script('console.log(process.env.SLIPWAY_MODEL_KEY, process.env.OTHER)'), {
      env,
    });
    expect(stdout.trim()).toBe('undefined kept');
  });
});
