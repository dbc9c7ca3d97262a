import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { engine } from '#test/editor/support/engine.ts';
import { failureOf } from '#test/editor/support/failure.ts';
import { exists, inProject, readText, withDockerfile } from '#test/editor/support/files.ts';
import { name, notebookUri } from '#test/editor/support/prepared.ts';
import { pressFirstButton, showDetails } from '#test/editor/support/press.ts';
import { slowBuild } from '#test/editor/support/slow.ts';
import { until } from '#test/editor/support/until.ts';

const build = (): Thenable<unknown> => vscode.commands.executeCommand(commands.buildImage, notebookUri());
const dockerfile = inProject('Dockerfile');

describe('the image of the prepared sample', function () {
  // A fresh machine downloads what the server needs.
  this.timeout(180_000);

  it('begins with a draft of the Dockerfile where there is none', async () => {
    assert.equal(await exists(dockerfile), false);
    const { message, remedy } = await failureOf(build);
    assert.equal(message, 'Dockerfile is not there yet.');
    assert.match(remedy ?? '', /^A draft is being made/);
    await until('the draft is shown', draftIsOpen, 120_000);
    assert.equal(await exists(dockerfile), false);
    await vscode.commands.executeCommand(commands.acceptDraft);
    assert.match(await readText(dockerfile), /^FROM node:24-slim/m);
  });

  it('is built, and named by its model and as the latest', async () => {
    const image = deploy.Image.parse(await build());
    assert.match(image.tag, new RegExp(`^${name}:[0-9a-f]{12}$`));
    assert.ok(image.size < 185e6, `${image.size} bytes`);
    const latest = await (await engine()).getImage(`${name}:latest`).inspect();
    assert.equal(latest.Id, image.id);
    const label = ['dev.slipway.role=verify'];
    const verifying = await (await engine()).listContainers({ all: true, filters: { label } });
    assert.deepEqual(
      verifying.filter(({ ImageID }) => ImageID === image.id),
      [],
    );
  });

  it('leaves neither image nor container when its build is cancelled from its notification', async () => {
    const slow = slowBuild();
    await withDockerfile(slow.dockerfile, async () => {
      const building = failureOf(build);
      await slow.running();
      await pressFirstButton();
      assert.equal((await building).cancelled, true);
    });
    await slow.gone();
  });

  it('says which step failed, and what that said', async () => {
    await withDockerfile('FROM node:24-slim\nRUN echo so it goes && exit 7\n', async () => {
      const failure = await failureOf(build);
      assert.match(failure.message, /could not be built at "RUN echo so it goes && exit 7"/);
      const page = await showDetails();
      assert.match(page, /could not be built at "RUN echo so it goes && exit 7"/);
      assert.match(page, /^so it goes$/m);
      assert.match(page, /Mend the Dockerfile where it says, and build again\./);
    });
  });
});

function draftIsOpen(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'slipway-draft',
  );
}
