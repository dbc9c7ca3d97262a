import type { Analysis, Facts } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { bindingOf } from '../support/imports.ts';

type Device = Facts['devices'][number];

export const fixedDevice = defineNotebookRule(
  {
    id: 'notebook/fixed-device',
    title: 'The notebook stops where there is no such device',
    severity: 'information',
    item: 'pipeline',
    why: 'CI, a colleague’s laptop and the server that answers seldom have a GPU: the first line that takes a tensor there raises.',
    source:
      'PyTorch documentation, "CUDA semantics: device-agnostic code": https://docs.pytorch.org/docs/stable/notes/cuda.html#device-agnostic-code',
    bad: 'import torch\n\nmodel = torch.nn.Linear(3, 1)\nmodel.to(torch.device("cuda"))',
    good: 'import torch\n\nmodel = torch.nn.Linear(3, 1)\nmodel.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))',
    fix: 'Offered for PyTorch: asks for the device and takes the CPU where it is not there. Otherwise none: what the notebook does without the device is a decision.',
  },
  ({ analysis, report }) => {
    const asked = new Set(analysis.facts.devices.filter(({ asks }) => asks).map(({ device }) => device));
    if (asked.has('any')) return;
    const told = new Set<Device['device']>();
    for (const use of analysis.facts.devices) {
      const { device, asks } = use;
      if (asks || device === 'cpu' || device === 'any' || asked.has(device) || told.has(device)) continue;
      told.add(device);
      report(
        use,
        `${names[device]} is asked for, and nothing asks whether there is one. Ask, and take the CPU where there is none.`,
        { fixes: fixesFor(analysis, use) },
      );
    }
  },
);

const names: Readonly<Record<Device['device'], string>> = {
  cuda: 'A GPU',
  mps: 'An Apple GPU',
  tpu: 'A TPU',
  cpu: 'The CPU',
  any: 'A device',
};

/** Conditions that are true where PyTorch has the device. */
const there = { cuda: 'cuda.is_available()', mps: 'backends.mps.is_available()' } as const;

function fixesFor(analysis: Analysis, { device, cell, statement, range }: Device): FixDraft[] {
  const torch = bindingOf(analysis, 'torch', cell);
  if (torch === null || (device !== 'cuda' && device !== 'mps')) return [];
  const call = analysis.statements[statement]?.calls.find((each) => each.range === range);
  const said = call?.arguments.find(({ literal }) => typeof literal === 'string');
  if (said === undefined) return [];
  const newText = `${said.text} if ${torch}.${there[device]} else "cpu"`;
  return [{ title: `Use \`${newText}\``, kind: 'offered', edits: [{ cell, range: said.range, newText }] }];
}
