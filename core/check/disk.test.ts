import { describe, expect, it } from 'vitest';
import { diskOver, type FileSystem } from './disk.ts';

const failing = (code: string): FileSystem => {
  const fail = () => Promise.reject(Object.assign(new Error(code), { code }));
  return { readdir: fail, readFile: fail, stat: fail };
};
const askAll = async (files: FileSystem) => {
  const told: string[] = [];
  const disk = diskOver(files, (path) => told.push(path));
  const answers = [
    await disk.entries('/a'),
    await disk.list('/a'),
    await disk.read('/b'),
    await disk.changed('/c'),
    await disk.readUpTo('/d', 10),
  ];
  return { told, answers };
};

describe('a disk', () => {
  it.each(['ENOENT', 'ENOTDIR', 'EISDIR'])('says nothing of what is not there (%s)', async (code) => {
    expect(await askAll(failing(code))).toEqual({ told: [], answers: [[], [], null, null, null] });
  });

  it.each(['EACCES', 'EIO', 'EMFILE'])('tells once of what cannot be read (%s)', async (code) => {
    expect(await askAll(failing(code))).toEqual({
      told: ['/a', '/b', '/c', '/d'],
      answers: [[], [], null, null, null],
    });
  });

  it('reads no text longer than asked for', async () => {
    const files: FileSystem = {
      readdir: async () => [],
      readFile: async () => 'text',
      stat: async () => ({ mtimeMs: 3, size: 4 }),
    };
    const disk = diskOver(files, () => {});
    expect([await disk.readUpTo('/a', 4), await disk.readUpTo('/a', 3), await disk.changed('/a')]).toEqual([
      'text',
      null,
      3,
    ]);
  });
});
