import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDockerfile } from '#core/generate/dockerfile.ts';
import { renderDockerignore } from '#core/generate/dockerignore.ts';
import { root } from '#test/host/paths.ts';

/** A notebook's project as preparing leaves it: with the finished model of the samples, and a Dockerfile. */
export interface PreparedProject {
  readonly folder: string;
  readonly name: string;
  /** Writes its Dockerfile: the generated one, with these lines after it. */
  dockerfile(...lines: string[]): void;
}

export function prepareProject(folder: string, name: string): PreparedProject {
  cpSync(join(root, 'samples/models/penguins'), join(folder, 'model'), { recursive: true });
  writeFileSync(join(folder, 'slipway.yaml'), `version: 1\nname: ${name}\nnotebook: penguins.ipynb\n`);
  writeFileSync(join(folder, '.dockerignore'), renderDockerignore('model'));
  const text = renderDockerfile({ name, folder: 'model', window: 200, falseAlarmRate: 0.01 });
  const project: PreparedProject = {
    folder,
    name,
    dockerfile: (...lines) => writeFileSync(join(folder, 'Dockerfile'), [text, ...lines, ''].join('\n')),
  };
  project.dockerfile();
  return project;
}
