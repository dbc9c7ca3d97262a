import { describe, expect, it } from 'vitest';
import type { Signature } from '#protocol/model.ts';
import { frameworks } from './frameworks.ts';
import { openApi } from './openapi.ts';
import { serviceFiles } from './service.ts';

const signature: Signature = {
  inputs: [
    { name: 'size', type: 'float', missing: true, range: [20, 160] },
    { name: 'area "x"', type: 'string', missing: false, categories: ['north', 'south'] },
  ],
  outputs: [{ name: 'label', role: 'label', type: 'string', width: 1, classes: ['cheap', 'dear'] }],
};

describe('a drafted service', () => {
  it('differs between frameworks in its routes and requirements alone', () => {
    const [first, ...others] = frameworks.map((framework) => serviceFiles(framework, 'flats', './model/', signature));
    for (const files of others) {
      expect(files.map(({ path }) => path)).toEqual(first?.map(({ path }) => path));
      expect(files.filter((file, index) => file.text === first?.[index]?.text).map(({ path }) => path)).toEqual([
        'service/contract.py',
        'service/openapi.json',
      ]);
    }
  });

  it('pins what it needs', () => {
    for (const framework of frameworks)
      for (const requirement of framework.requirements) expect(requirement).toMatch(/^[a-z]+==\d+(\.\d+)+$/);
  });

  it('looks for the model where the manifest says it is', () => {
    const [framework] = frameworks;
    if (!framework) throw new Error('There is no framework.');
    const files = serviceFiles(framework, 'flats', './artifacts/model/', signature);
    expect(files.find(({ path }) => path.endsWith('contract.py'))?.text).toContain('HERE.parent / "artifacts/model"');
  });
});

describe('the contract', () => {
  it('lets every column of the signature in, and no other', () => {
    expect(openApi('flats', signature)).toMatchObject({
      components: {
        schemas: {
          Record: {
            additionalProperties: false,
            required: ['size', 'area "x"'],
            properties: {
              size: { type: ['number', 'null'], description: 'Seen in training: 20 to 160.' },
              'area "x"': { enum: ['north', 'south', null] },
            },
          },
          Answer: { properties: { label: { enum: ['cheap', 'dear'] } } },
        },
      },
    });
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(openApi('flats', signature));
    const references = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    for (const name of references) expect(openApi('flats', signature)).toHaveProperty(`components.schemas.${name}`);
  });
});
