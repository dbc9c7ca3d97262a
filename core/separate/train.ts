import type { Edit } from '#core/python/slice/edits.ts';
import { formats } from './artifacts.ts';
import { importBlock } from './code.ts';
import { hoistedFrom, isDefinition, isImport } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { type Kept, programOf } from './program.ts';
import { sharedFrom } from './shared.ts';
import { separates, stagesOf } from './stages.ts';
import { dataRead } from './train-data.ts';
import { entriesOf } from './train-entries.ts';
import { importsFor, isIn, sharedTexts } from './train-imports.ts';
import type { TrainInput } from './train-input.ts';
import { monotone, withDictionary, withoutUnread } from './train-lines.ts';
import { namesFor } from './train-names.ts';
import { sampleLines, samplePoint } from './train-sample.ts';
import { docstring, mainText, type Names, saveText, stageText } from './train-text.ts';
import { unseededIn } from './train-unseeded.ts';
import { wantedOf } from './train-wanted.ts';
import { wordsIn } from './words.ts';

export interface Trained {
  readonly text: string;
  /** What goes into `features.py` so that saved objects find it: imports and definitions. */
  readonly shared: { readonly imports: readonly string[]; readonly definitions: readonly string[] };
  readonly dataPath: string | null;
  /** A draw without a seed that makes every training another one, and where; null where there is none. */
  readonly unseeded: string | null;
}

export function writeTrain(input: TrainInput): Trained {
  const { trace, cut, recordings, texts, fitted } = input;
  const { ask } = cut;
  const metrics = metricsOf(trace, ask);
  const sampled = samplePoint(cut);
  const kept = programOf(trace, wantedOf(input, metrics, sampled));
  const names = namesFor(trace);
  const hoisted = hoistedFrom(kept, trace);
  const shared = sharedFrom(kept, hoisted);
  const loose = kept.filter((item) => !hoisted.has(item));
  const data = dataRead(input, loose, kept, hoisted);
  const own = (item: Kept): Edit[] => (data !== null && data.item === item ? [{ ...data.edit, text: names.data }] : []);
  const model = ask.root;
  const sample = sampleLines(cut, sampled, names, fitted);
  const { entries, copied } = entriesOf(input, { kept, loose, names, data, own, sampled, sample });

  const lines = monotone(entries);
  const globalFitted = kept.some(
    (item) =>
      hoisted.has(item) &&
      (recordings.edits.get(item.step.statement.cell) ?? []).some(
        ({ start, text }) =>
          (start >= item.step.statement.syntax.start &&
            start <= item.step.statement.syntax.end &&
            String(text).includes(`${fitted}[`)) ||
          String(text).includes(`${fitted}.`),
      ),
  );
  const usesFitted = globalFitted || lines.some(({ uses }) => uses.includes(fitted));
  withDictionary(lines, names.metrics, metrics.length > 0);
  withDictionary(lines, fitted, usesFitted && !globalFitted);
  const wanted = [
    model,
    names.sample,
    ...(usesFitted && !globalFitted ? [fitted] : []),
    ...(metrics.length > 0 ? [names.metrics] : []),
  ];
  const given = data === null ? [] : [names.data];
  const stages = stagesOf(withoutUnread(lines, wanted), given, wanted);
  const split = separates(stages);

  // What the module needs: imports by what is used, constants and definitions in their order.
  const format = formats[ask.framework];
  const tops = kept.filter((item) => hoisted.has(item) && !isImport(item));
  const mine = tops.filter((item) => !shared.has(item) && !isIn(input.inFeatures, item));
  const fromFeatures = tops
    .filter((item) => shared.has(item) || isIn(input.inFeatures, item))
    .flatMap(({ gives }) => gives);
  const topTexts = mine.map((item) => ({ item, text: texts.of(item.step, item.removed, own(item)) }));
  const body = lines.map(({ text }) => text).join('\n');
  const used = new Set([...lines, ...topTexts].flatMap(({ text }) => wordsIn(text)));
  const imports = importsFor(trace, kept, used);
  const hasCopy = copied || recordings.copies;
  const needsOs = /os\.environ\[/.test(body) || topTexts.some(({ text }) => /os\.environ\[/.test(text));
  const importText = importBlock(
    [
      'import argparse',
      'import json',
      'from pathlib import Path',
      'import joblib',
      ...(hasCopy ? ['import copy'] : []),
      ...(needsOs ? ['import os'] : []),
      ...format.imports.filter((line) => new RegExp(`\\b${line.split(' ').at(-1)}\\.`).test(format.save('model'))),
      ...sample.imports,
      ...imports.lines,
      ...(fromFeatures.length > 0
        ? [`from features import ${[...new Set(fromFeatures)].filter((name) => used.has(name)).join(', ')}`]
        : []),
    ].filter((line) => !/import $/.test(line)),
    ['features'],
  );
  const constants = topTexts.filter(({ item }) => !isDefinition(item)).map(({ text }) => text);
  const definitions = topTexts.filter(({ item }) => isDefinition(item)).map(({ text }) => text);
  const dataConstant = data === null ? [] : [`DATA = ${data.value}`];
  const top = [
    ...constants,
    ...dataConstant,
    'ARTIFACTS = Path(__file__).resolve().parent / "artifacts"',
    ...(globalFitted
      ? ['', '# What training learns on its way and features() needs, filled as the stages run.', `${fitted} = {}`]
      : []),
  ];
  const names2: Names = { ...names, fitted, fittedUsed: usesFitted, metricsUsed: metrics.length > 0, model: ask.model };
  const parts = [
    docstring(input),
    importText,
    ...(imports.blocks.length > 0 ? [imports.blocks.join('\n')] : []),
    top.join('\n'),
  ];
  const functions = [
    ...definitions,
    ...(sample.helper === null ? [] : [sample.helper]),
    ...(split ? stages.map((stage) => stageText(stage, names2)) : []),
    saveText(names2, format.save('model')),
    mainText(stages, split, names2, data !== null, ask.model),
  ];
  const text = `${parts.join('\n\n')}\n\n\n${functions.join('\n\n\n')}\n\n\nif __name__ == "__main__":\n    ${names.main}()\n`;
  return {
    text: tidy(text),
    shared: sharedTexts(input, kept, shared),
    dataPath: data?.plain ?? null,
    unseeded: unseededIn(input.analysis, kept),
  };
}

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
