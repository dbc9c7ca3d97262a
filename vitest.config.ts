import { defineConfig } from 'vitest/config';

const rooms = [
  'protocol',
  'core',
  'client',
  'daemon',
  'language-server',
  'assist',
  'extension',
  'webview',
  'cli',
  'scripts',
  'syntaxes',
];
/** Suites with real parts (an engine, a Python, an MLflow, a browser): slow, alone, in order. */
const real = [
  'daemon',
  'serving',
  'service',
  'spine',
  'notebooks',
  'engine',
  'mlflow',
  'dvc',
  'assist',
  'cli',
  'screen',
  'package',
  'heavy',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: rooms.map((room) => `${room}/**/*.test.ts`),
          testTimeout: 20_000,
        },
      },
      ...real.map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      })),
    ],
  },
});
