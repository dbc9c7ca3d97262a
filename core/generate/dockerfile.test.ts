import { describe, expect, it } from 'vitest';
import { dockerfile as kind } from '#core/manifests/dockerfile/kind.ts';
import { exampleProject } from '#core/manifests/testing/project.ts';
import { renderDockerfile } from './dockerfile.ts';
import { renderDockerignore } from './dockerignore.ts';

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
      '!model',
      '!model/**',
      'model/slipway/captured.json',
      'model/input_example.json',
    ]);
  });
});
