import { stringify } from 'yaml';
import { fileFor } from '#core/python/slice/run-cells.ts';
import { seedsOf } from '#core/python/slice/seeds.ts';
import { refusal, success } from '#core/result.ts';
import type { Generator } from './generator.ts';

/** What `slipway split` writes. */
const code = ['train.py', 'features.py'] as const;

/**
 * `dvc.yaml`: training as one stage, from the code that `slipway split` wrote and the data it reads to the artifacts and
 * their metrics. `dvc repro` trains again when one of them changed. Refused before there is such code.
 * Format: https://dvc.org/doc/user-guide/project-structure/dvcyaml-files
 */
export const dvc: Generator = {
  id: 'dvc',
  title: 'dvc.yaml: training as a stage of DVC',
  generate({ notebook, analysis, project }) {
    const train = project.paths.filter((path) => path === code[0] || path.endsWith(`/${code[0]}`));
    const [found] = train.toSorted((a, b) => a.length - b.length);
    if (found === undefined)
      return refusal('There is no train.py yet. Run "slipway split" first: it writes training as code of its own.');
    const folder = found.slice(0, -code[0].length);
    const data = analysis.facts.reads.flatMap(({ source }) => {
      const path = source === null ? null : fileFor(source, project);
      return path === null ? [] : [path];
    });
    const deps = [
      ...code.map((name) => `${folder}${name}`).filter((path) => project.paths.includes(path)),
      ...new Set(data),
    ];
    const stage = {
      cmd: `python ${found} --out ${folder}artifacts`,
      deps: deps.sort(),
      outs: [
        { [`${folder}artifacts`]: { desc: `the model that ${notebook} trains, with what its preprocessing learned` } },
      ],
    };
    const seeds = seedsOf(analysis);
    const note =
      seeds.length === 0
        ? '# The notebook sets no seed: training again may give another model.\n'
        : `# Seeds: ${seeds.join(', ')}.\n`;
    const track =
      data.length === 0
        ? ''
        : `# Track the data once: ${[...new Set(data)].map((path) => `dvc add ${path}`).join('; ')}.\n`;
    const text = stringify(
      { stages: { train: stage }, metrics: [`${folder}artifacts/metrics.json`] },
      { lineWidth: 0 },
    );
    return success([{ path: 'dvc.yaml', text: `${note}${track}${text}` }]);
  },
};
