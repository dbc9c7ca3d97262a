import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CommandId, commands } from '#extension/contributions.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { shownPage } from '#test/editor/support/page.ts';
import { notebookUri } from '#test/editor/support/prepared.ts';
import { showDetails } from '#test/editor/support/press.ts';

const restart = (): Thenable<unknown> => vscode.commands.executeCommand(commands.restartDaemon);

describe('where no container engine answers', () => {
  const own = process.env['DOCKER_HOST'];
  before(async () => {
    process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
    await restart();
  });
  after(async () => {
    process.env['DOCKER_HOST'] = own;
    await restart();
  });

  const needing: CommandId[] = [commands.buildImage, commands.deploy];
  for (const command of needing)
    it(`${command} says what was tried, and what to do`, async () => {
      const failure = await failureOf(() => vscode.commands.executeCommand(command, notebookUri()));
      assert.equal(failure.message, 'The engine of DOCKER_HOST does not answer: nothing is there.');
      assert.equal(failure.remedy, 'Start that engine, or unset DOCKER_HOST to use the one on this machine.');
      const page = await showDetails();
      assert.match(page, /^unix:\/\/\/nowhere\/docker\.sock \(DOCKER_HOST\): nothing is there$/m);
      assert.ok(page.includes(failure.remedy), page);
    });

  it('the page about this machine says so, too', async () => {
    await vscode.commands.executeCommand(commands.doctor);
    const page = (await shownPage('Slipway on this machine')).replaceAll('\\', '');
    assert.match(page, /\*\*Container engine\*\*: The engine of DOCKER_HOST does not answer: nothing is there/);
  });
});
