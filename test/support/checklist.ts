import { Checklist, type ItemId, itemIds } from '#protocol/checklist.ts';

const titles: Partial<Record<ItemId, string>> = {
  environment: 'Reproducible environment',
  security: 'Security',
  monitoring: 'Monitoring',
};

/** For tests: a checklist with a key in a cell, an install without a version, and nothing else to say. */
export function smallChecklist(evidence = 'An OpenAI key stands in the source.'): Checklist {
  const at = (cell: number, line: number) => ({
    file: 'a.ipynb',
    cell,
    range: { start: { line, character: 0 }, end: { line, character: 1 } },
  });
  const checks: Partial<Record<ItemId, unknown[]>> = {
    environment: [
      {
        id: 'environment/pinned',
        title: 'Every install has a version',
        state: 'attention',
        evidence: [{ text: 'pip install pandas', place: at(1, 0) }],
        nextSteps: [{ kind: 'generate', title: 'Write requirements.in', generator: 'requirements' }],
      },
    ],
    security: [
      {
        id: 'security/secrets',
        title: 'No secret in the notebook',
        state: 'attention',
        evidence: [{ text: evidence, place: at(2, 7) }],
        nextSteps: [{ kind: 'page', title: 'Why', page: 'rules/secret' }],
      },
    ],
  };
  return Checklist.parse({
    notebook: 'a.ipynb',
    release: { list: [], blockedBy: [] },
    items: itemIds.map((id) => ({
      id,
      title: titles[id] ?? id,
      state: checks[id] ? 'attention' : 'done',
      checks: checks[id] ?? [{ id: `${id}/any`, title: `All of ${id}`, state: 'done', evidence: [], nextSteps: [] }],
    })),
  });
}
