import { describe, expect, it } from 'vitest';
import { dockerfile as kind } from '#core/manifests/dockerfile/kind.ts';
import { exampleProject } from '#core/manifests/testing/project.ts';
import { renderDockerfile } from './dockerfile.ts';
import { renderPythonDockerfile } from './dockerfile-python.ts';
import { renderDockerignore } from './dockerignore.ts';
import { pythonOfModel } from './model-runtime.ts';

const facts = { name: 'churn', folder: './model/', window: 300, falseAlarmRate: 0.05 };
const digest = `sha256:${'a'.repeat(64)}`;

describe('the generated Dockerfile', () => {
  it.each([
    ['with a digest', { ...facts, baseDigest: digest }],
    ['with the tag only', facts],
  ])('is clean by our own rules, %s', (_, some) => {
    expect(kind.lint(renderDockerfile(some), 'Dockerfile', exampleProject())).toEqual([]);
  });

  it('ends in a stage without a shell, as a user without rights, and says how it is asked', () => {
    const text = renderDockerfile(facts);
    const last = text.slice(text.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^\nFROM scratch\n/);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/^RUN /m);
    expect(last).toMatch(/^COPY model\/ \.\/model\/$/m);
    expect(last).toMatch(/SLIPWAY_WINDOW=300/);
    expect(last).toMatch(/SLIPWAY_FALSE_ALARM_RATE=0\.05/);
  });
});

describe('the generated Dockerfile of a Python model', () => {
  it.each([
    ['with a digest', { ...facts, baseDigest: digest }],
    ['with the tag only', facts],
  ])('is clean by our own rules, %s', (_, some) => {
    expect(
      kind.lint(renderPythonDockerfile(some, { version: '3.11', wheels: true }), 'Dockerfile', exampleProject()),
    ).toEqual([]);
  });

  it('has the Python of the lock, the lock with its hashes, and nothing that compiles', () => {
    const text = renderPythonDockerfile(facts, { version: '3.12', wheels: true });
    expect(text.match(/^FROM .*/gm)).toEqual([
      'FROM node:24-slim AS node',
      'FROM python:3.12-slim AS base',
      'FROM base AS packages',
      'FROM base',
    ]);
    expect(text).toMatch(/--require-hashes --no-deps --only-binary :all: -r requirements\.lock$/m);
    expect(text).toMatch(
      /^COPY model\/slipway\/requirements\.lock \.\/\nCOPY model\/slipway\/wheels\/ \.\/slipway\/wheels\/$/m,
    );
    expect(renderPythonDockerfile(facts, { version: '3.12', wheels: false })).not.toContain('wheels');
    expect(text).not.toMatch(/apt-get|build-essential|gcc/);
    expect(text.slice(text.lastIndexOf('\nFROM '))).toMatch(/^USER serving$/m);
  });

  it('is drafted where the model folder has no ONNX flavour', () => {
    const provenance = JSON.stringify({ python: '3.11.7' });
    const flavours = (text: string) =>
      new Map([
        ['MLmodel', text],
        ['slipway/provenance.json', provenance],
      ]);
    expect(pythonOfModel(flavours('flavors:\n  python_function: {loader_module: slipway_model}\n'))).toEqual({
      version: '3.11',
      wheels: false,
    });
    expect(pythonOfModel(flavours('flavors:\n  onnx: {data: model.onnx}\n  python_function: {}\n'))).toBeNull();
    expect(pythonOfModel(flavours('flavors: ['))).toBeNull();
    expect(pythonOfModel(new Map())).toBeNull();
  });
});

describe('the generated .dockerignore', () => {
  it('lets in the server and the model, and keeps the captured rows out', () => {
    const lines = renderDockerignore('./model/')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(lines).toEqual([
      '**',
      '!serving/package.json',
      '!serving/package-lock.json',
      '!serving/server.mjs',
      '!serving/inference-worker.mjs',
      '!serving/python-worker/**',
      '!model',
      '!model/**',
      'model/**/captured.json',
      'model/**/input_example.json',
    ]);
  });
});
