import type { Analysis } from '#core/python/model.ts';
import type { Edit } from '#core/python/slice/edits.ts';
import { at } from '#core/python/slice/obstacle.ts';
import { importLines } from '#core/python/slice/pieces.ts';
import type { Step, Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { formats } from './artifacts.ts';
import { freeName, importBlock } from './code.ts';
import { hoistedFrom, isDefinition, isImport } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { type Kept, programOf } from './program.ts';
import { sharedFrom } from './shared.ts';
import { type Line, type Role, rolesOf, separates, stagesOf } from './stages.ts';
import { dataRead } from './train-data.ts';
import type { TrainInput } from './train-input.ts';
import { monotone, replaced, withDictionary, withoutUnread } from './train-lines.ts';
import { type SamplePoint, sampleLines, samplePoint } from './train-sample.ts';
import { docstring, mainText, type Names, saveText, stageText } from './train-text.ts';
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
  const taken = namesOf(trace);
  const free = (...wanted: string[]): string => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  };
  const names = {
    sample: free('sample', 'sample_rows'),
    metrics: free('metrics', 'figures'),
    main: free('main', 'run'),
    save: free('save', 'save_artifacts'),
    data: free('data_path', 'data_file'),
    rows: free('first_rows', 'first_input_rows'),
    form: free('form_of', 'form_of_rows'),
    load: free('load_data', 'read_data'),
    prepare: free('prepare', 'prepare_data'),
    train: free('train', 'train_model'),
    evaluate: free('evaluate', 'evaluate_model'),
  };
  const hoisted = hoistedFrom(kept, trace);
  const shared = sharedFrom(kept, hoisted);
  const loose = kept.filter((item) => !hoisted.has(item));
  const data = dataRead(input, loose, kept, hoisted);
  const own = (item: Kept): Edit[] => (data !== null && data.item === item ? [{ ...data.edit, text: names.data }] : []);
  const copied = new Set<string>();

  const model = ask.root;
  const rawAt = cut.slice?.raw.step.at ?? null;
  const role = rolesOf(loose, model, rawAt);
  const stageAt = (at: number): Role => {
    const before = loose.findLast(({ step }) => step.at <= at);
    return (before === undefined ? undefined : role.get(before)) ?? 'load';
  };
  const heading = headingsOf(input.analysis, loose);
  const entries: { readonly at: number; readonly rank: number; readonly line: Line }[] = [];
  for (const item of loose) {
    const { step } = item;
    const where = role.get(item) ?? 'train';
    if (item.whole) {
      const plain =
        item.reloaded === null
          ? texts.of(step, item.removed, own(item))
          : `${item.reloaded.name} = ${item.reloaded.kept}`;
      const inside = [...(recordings.edits.get(step.statement.cell) ?? [])].some(
        ({ start }) => start >= step.statement.syntax.start && start <= step.statement.syntax.end,
      );
      const uses = [
        ...item.uses,
        ...item.changes,
        ...(inside ? [fitted] : []),
        ...(data?.item === item ? [names.data] : []),
      ];
      const walrus = inside ? [...plain.matchAll(/\((\w+) := /g)].map((match) => match[1] ?? '') : [];
      entries.push({
        at: step.at,
        rank: 1,
        line: {
          role: where,
          text: `${item.onlyDraws ? '# Draws random numbers: what follows would get others without it.\n' : ''}${replaced(plain, step, recordings, fitted)}`,
          gives: [...item.gives, ...walrus],
          uses,
          heading: heading.get(item) ?? null,
        },
      });
    }
    for (const metric of item.metrics) {
      entries.push({
        at: step.at,
        rank: 3,
        line: {
          role: where,
          text: `${names.metrics}[${JSON.stringify(metric.key)}] = ${metric.expression}`,
          gives: [],
          uses: [names.metrics, ...(metric.bound ? [metric.key, metric.expression] : metric.names)],
          heading: item.whole ? null : (heading.get(item) ?? null),
        },
      });
    }
  }
  for (const { name, step, when, expression, names: used } of recordings.list) {
    if (expression === null) continue;
    const changedLater = kept.some(
      (item) =>
        (item.step.at > step.at || (when === 'before' && item.step.at === step.at)) &&
        item.changes.some((changed) => changed === expression),
    );
    const value = changedLater ? `copy.deepcopy(${expression})` : expression;
    if (changedLater) copied.add(name);
    entries.push({
      at: step.at,
      rank: when === 'before' ? 0 : 2,
      line: {
        role: stageAt(step.at),
        text: `${fitted}[${JSON.stringify(name)}] = ${value}`,
        gives: [],
        uses: [fitted, ...used],
        heading: null,
      },
    });
  }
  const sample = sampleLines(cut, sampled, names, fitted);
  entries.push({
    at: sampled.step.at,
    rank: sampled.after ? 2 : 0,
    line: { ...sample.line, role: stageAt(sampled.step.at) },
  });
  entries.sort((a, b) => a.at - b.at || a.rank - b.rank);

  const lines = monotone(entries.map(({ line }) => line));
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
  const hasCopy = copied.size > 0 || recordings.copies;
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

/** Such as `train_test_split (cell 6, line 2)`. */
function unseededIn({ facts }: Analysis, kept: readonly Kept[]): string | null {
  const draw = facts.randomness.find(
    ({ seeded, cell, range }) =>
      !seeded &&
      kept.some(
        ({ step: { statement } }) =>
          statement.cell === cell &&
          statement.range.start.line <= range.start.line &&
          range.end.line <= statement.range.end.line,
      ),
  );
  if (draw === undefined) return null;
  return `${draw.path.split('.').at(-1)} (${at(draw.cell, draw.range.start.line)})`;
}

function wantedOf({ trace, cut, recordings }: TrainInput, metrics: ReturnType<typeof metricsOf>, sampled: SamplePoint) {
  const before = new Map<number, string[]>();
  const after = new Map<number, string[]>();
  const want = (map: Map<number, string[]>, at: number, names: readonly string[]): void => {
    map.set(at, [...(map.get(at) ?? []), ...names.filter((name) => known.has(name))]);
  };
  const known = new Set(trace.steps.flatMap(({ statement }) => statement.defines));
  want(after, cut.ask.step.at, [cut.ask.root, ...wordsIn(cut.ask.model)]);
  want(sampled.after ? after : before, sampled.step.at, sampled.names);
  const forced = new Set<number>();
  for (const { step, when, names, expression } of recordings.list) {
    want(when === 'before' ? before : after, step.at, names);
    if (expression === null) forced.add(step.at);
  }
  const covered = (step: Step, node: SyntaxNode): boolean =>
    (recordings.edits.get(step.statement.cell) ?? []).some(({ start }) => node.start <= start && start <= node.end);
  for (const step of trace.steps) if (covered(step, step.statement.syntax)) forced.add(step.at);
  return { before, after, forced, metrics, keeps: covered };
}

/** Import lines for names that are used, and blocks that try to import. */
function importsFor(
  trace: Trace,
  kept: readonly Kept[],
  used: ReadonlySet<string>,
): { lines: string[]; blocks: string[] } {
  const items = kept.filter(isImport);
  const lines = trace.steps.flatMap(({ statement }) =>
    /^import|^future_import/.test(statement.syntax.type)
      ? importLines(statement.syntax, new Set(statement.defines.filter((name) => used.has(name))))
      : [],
  );
  const blocks = items
    .filter(({ step }) => step.statement.syntax.type === 'try_statement')
    .map(({ step }) => step.statement.text);
  return { lines: [...new Set(lines)], blocks };
}

const isIn = (source: string | null, item: Kept): boolean =>
  source !== null &&
  isDefinition(item) &&
  item.removed.length === 0 &&
  /^(?:def|class|@)/m.test(item.step.statement.text) &&
  `\n${source}`.includes(`\n${item.step.statement.text}\n`);

function sharedTexts(
  { trace, texts, inFeatures }: TrainInput,
  kept: readonly Kept[],
  shared: ReadonlySet<Kept>,
): Trained['shared'] {
  const items = kept.filter((item) => shared.has(item) && !isIn(inFeatures, item));
  const used = new Set(items.flatMap(({ uses }) => uses));
  return {
    imports: importsFor(trace, [], used).lines,
    definitions: items.map((item) => texts.of(item.step, item.removed)),
  };
}

/** The nearest markdown heading before a cell, for the first kept statement of it. */
function headingsOf(analysis: Analysis, kept: readonly Kept[]): ReadonlyMap<Kept, string> {
  const found = new Map<Kept, string>();
  let last: string | null = null;
  for (const item of kept) {
    const { cell } = item.step.statement;
    const heading = analysis.notebook.cells
      .filter(({ kind, index }) => kind === 'markdown' && index < cell)
      .toReversed()
      .map(({ source }) => /^#{1,4}\s+(.+?)\s*#*$/m.exec(source)?.[1])
      .find((title) => title !== undefined);
    const plain = heading?.replace(/[*_`]|<[^>]+>/g, '').trim() ?? null;
    if (plain !== null && plain !== '' && plain.length <= 80 && plain !== last) found.set(item, plain);
    last = plain;
  }
  return found;
}

const namesOf = (trace: Trace): Set<string> =>
  new Set(trace.steps.flatMap(({ statement }) => [...statement.defines, ...statement.uses.map(({ name }) => name)]));

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
