import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyModel } from './copy-model.ts';

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-copy-model-'));
  from = join(folder, 'model');
  to = join(folder, 'out', 'model');
  await mkdir(join(from, 'slipway'), { recursive: true });
  await writeFile(join(from, 'MLmodel'), 'new');
  await writeFile(join(from, 'slipway', 'proof.json'), '{}');
});

const said = (place: string) => readFile(join(place, 'MLmodel'), 'utf8');

describe('copyModel', () => {
  it('makes the folder and those above it', async () => {
    await copyModel(from, to);
    expect(await said(to)).toBe('new');
    expect(await readdir(join(to, 'slipway'))).toEqual(['proof.json']);
  });

  it('replaces a model folder whole and leaves nothing beside it', async () => {
    await mkdir(to, { recursive: true });
    await writeFile(join(to, 'MLmodel'), 'old');
    await writeFile(join(to, 'model.onnx'), 'old');
    await copyModel(from, to);
    expect(await readdir(to)).toEqual(['MLmodel', 'slipway']);
    expect(await readdir(join(folder, 'out'))).toEqual(['model']);
  });

  it('leaves what is no model folder as it is', async () => {
    await mkdir(to, { recursive: true });
    await writeFile(join(to, 'thesis.txt'), 'mine');
    await expect(copyModel(from, to)).rejects.toThrow('is no model folder');
    expect(await readdir(to)).toEqual(['thesis.txt']);
  });

  it('does not copy a folder into itself', async () => {
    await expect(copyModel(from, join(from, 'copy'))).rejects.toThrow('lie in each other');
    await expect(copyModel(from, from)).rejects.toThrow('lie in each other');
    await expect(copyModel(from, folder)).rejects.toThrow('lie in each other');
  });

  it('gives back what a killed copy had put aside, before it looks', async () => {
    await mkdir(to, { recursive: true });
    await writeFile(join(to, 'MLmodel'), 'old');
    await rename(to, join(folder, 'out', '.model.before-999999999'));
    await copyModel(from, to);
    expect(await said(to)).toBe('new');
    expect(await readdir(join(folder, 'out'))).toEqual(['model']);
  });
});
