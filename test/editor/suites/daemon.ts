import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { shownPage } from '#test/editor/support/page.ts';
import { alive, pidOfDaemon } from '#test/editor/support/processes.ts';
import { slipway } from '#test/editor/support/slipway.ts';
import { until } from '#test/editor/support/until.ts';

describe('the daemon', () => {
  it('is started by the first action that needs it', async () => {
    assert.deepEqual(slipway().daemon, { kind: 'idle' });
    await vscode.commands.executeCommand(commands.doctor);
    const pid = pidOfDaemon();
    assert.ok(pid !== undefined && alive(pid), 'no daemon runs');
    assert.match(await shownPage('Slipway on this machine'), /^# Slipway on this machine/);
  });

  it('is missed when it is killed, and comes back', async () => {
    const pid = await until('the daemon runs', pidOfDaemon);
    const seen: string[] = [];
    const listening = slipway().onDaemon(({ kind }) => seen.push(kind));
    process.kill(pid, 'SIGKILL');
    await until('another one has taken its place', () => {
      const now = pidOfDaemon();
      return now !== undefined && now !== pid;
    });
    listening.dispose();
    assert.deepEqual(seen, ['lost', 'connected']);
    await vscode.commands.executeCommand(commands.doctor);
  });

  it('is restarted on demand', async () => {
    const pid = await until('the daemon runs', pidOfDaemon);
    await vscode.commands.executeCommand(commands.restartDaemon);
    const now = await until('a new one runs', pidOfDaemon);
    assert.notEqual(now, pid);
    assert.equal(alive(pid), false);
  });
});
