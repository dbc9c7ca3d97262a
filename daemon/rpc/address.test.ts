import { expect, it } from 'vitest';
import { addressIn } from './address.ts';

it('is a socket in the folder', () => {
  expect(addressIn('/run/user/1000/slipway', 'linux')).toBe('/run/user/1000/slipway/daemon.sock');
});

it('is refused where the system would cut it, counted in bytes', () => {
  const name = (letter: string, count: number) => `/tmp/${letter.repeat(count)}`;
  expect(addressIn(name('x', 86), 'darwin')).toHaveLength(103);
  expect(() => addressIn(name('x', 87), 'darwin')).toThrow('104 bytes of 103');
  expect(() => addressIn(name('é', 44), 'linux')).toThrow('105 bytes of 103');
});

it('is a pipe of its own for each folder on Windows, however the folder is spelt', () => {
  const one = addressIn('C:\\Temp\\slipway-a', 'win32');
  expect(one).toMatch(/^\\\\\.\\pipe\\slipway-[0-9a-f]{32}$/);
  expect(addressIn('c:\\temp\\SLIPWAY-a', 'win32')).toBe(one);
  expect(addressIn('C:\\Temp\\slipway-b', 'win32')).not.toBe(one);
});
