import type { Analysis } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { hasKeyword } from '../support/arguments.ts';
import { isOnHub } from '../support/hub-name.ts';

export const modelWithoutRevision = defineNotebookRule(
  {
    id: 'notebook/model-without-revision',
    title: 'A pretrained model is fetched without a revision',
    severity: 'information',
    item: 'tracking',
    why: 'The hub gives whatever its owner pushed last. Tomorrow the same line may fetch other weights or another tokenizer, and the results cannot be had again.',
    source:
      'Hugging Face documentation, `from_pretrained(revision=...)`: https://huggingface.co/docs/transformers/main_classes/model',
    bad: 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
    good: 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained(\n    "google-bert/bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594"\n)',
    fix: 'None: which commit was meant is not in the notebook; the hub lists it under "Files and versions".',
  },
  ({ analysis, project, report }) => {
    const told = new Set<string>();
    const own = writtenHere(analysis);
    for (const statement of analysis.statements) {
      for (const call of statement.calls) {
        const [first] = call.arguments;
        const name = first?.keyword === null ? first.literal : undefined;
        if (!/(?:^|\.)from_pretrained$/.test(call.path) || typeof name !== 'string' || told.has(name)) continue;
        if (hasKeyword(call, 'revision') || !isOnHub(name, project) || own.some((target) => name.startsWith(target)))
          continue;
        if (call.arguments.some(({ text, keyword }) => keyword === null && text.startsWith('**'))) continue;
        told.add(name);
        report(
          { cell: statement.cell, range: call.range },
          `\`${name}\` is fetched as it is on the hub that day. Give the commit you mean as \`revision\`.`,
        );
      }
    }
  },
);

/** Folders that the notebook saves to. */
const writtenHere = (analysis: Analysis): string[] =>
  analysis.statements.flatMap(({ calls }) =>
    calls.flatMap((call) =>
      call.arguments.flatMap(({ keyword, literal }) =>
        typeof literal === 'string' &&
        (/output_dir|save_directory/.test(keyword ?? '') ||
          /\.(?:save_pretrained|save_model|push_to_hub)$/.test(call.path))
          ? [literal.replace(/^\.\//, '')]
          : [],
      ),
    ),
  );
