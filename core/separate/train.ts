import { builtins } from '#core/python/builtins.ts';
import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Edit } from '#core/python/slice/edits.ts';
import { importLines } from '#core/python/slice/pieces.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { formats } from './artifacts.ts';
import { freeName, importBlock, indentCode, listed } from './code.ts';
import type { Cut } from './cut.ts';
import { hoistedFrom, isDefinition, isImport } from './layout.ts';
import { metricsOf } from './metrics.ts';
import { type Kept, programOf } from './program.ts';
import type { Recordings } from './recordings.ts';
import { sharedFrom } from './shared.ts';
import { type Line, type Role, rolesOf, type Stage, separates, stagesOf } from './stages.ts';
import type { Texts } from './statement-text.ts';

export interface TrainInput {
  readonly analysis: Analysis;
  readonly trace: Trace;
  readonly cut: Cut;
  readonly recordings: Recordings;
  readonly texts: Texts;
  /** What the dictionary of learned values is called in the script. */
  readonly fitted: string;
  /** The notebook's path, for the docstring. */
  readonly notebook: string;
  /** Definitions that `features.py` has already, by their text. */
  readonly inFeatures: string | null;
}

export interface Trained {
  readonly text: string;
  /** What goes into `features.py` so that saved objects find it: imports and definitions. */
  readonly shared: { readonly imports: readonly string[]; readonly definitions: readonly string[] };
  readonly dataPath: string | null;
  readonly metrics: readonly string[];
  readonly seeds: boolean;
}

const sampleRows = 20;

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
    metrics: metrics.map(({ key }) => key),
    seeds: trace.steps.some(({ statement }) => statement.calls.some(({ path }) => effectOf(path)?.seeds !== undefined)),
  };
}

/** A statement whose value is recorded right before it reads the record instead of computing it again. */
function replaced(text: string, step: Step, { list }: Recordings, fitted: string): string {
  return list
    .filter(
      (item) =>
        item.step === step && item.when === 'before' && item.expression !== null && /[.([]/.test(item.expression),
    )
    .reduce((result, item) => {
      const access = `${fitted}[${JSON.stringify(item.name)}]`;
      const parts = result.split(item.expression ?? '');
      return parts.length === 1 || parts.slice(0, -1).some((part) => /[\w.]$/.test(part)) ? result : parts.join(access);
    }, text);
}

interface SamplePoint {
  readonly step: Step;
  readonly after: boolean;
  readonly expression: string;
  readonly names: readonly string[];
}

/** Where a few rows are as they come in: the raw frame, or the model's own input. */
function samplePoint({ ask, slice, input }: Cut): SamplePoint {
  if (slice !== null) {
    return { step: slice.raw.step, after: true, expression: slice.raw.name, names: [slice.raw.name] };
  }
  const { step, node } = input;
  const inside = !/^(?:expression_statement|delete_statement)$/.test(step.statement.syntax.type);
  const names = wordsIn(node.text);
  return { step, after: inside || ask.after, expression: node.text, names };
}

interface SampleText {
  readonly line: Omit<Line, 'role'>;
  readonly helper: string | null;
  readonly imports: readonly string[];
}

/** Keeps a few rows as the service will get them: for column types and for the tests. */
function sampleLines(
  cut: Cut,
  point: SamplePoint,
  names: { sample: string; rows: string },
  fitted: string,
): SampleText {
  const gives = [names.sample];
  if (cut.slice !== null) {
    const text = `${names.sample} = ${point.expression}.head(${sampleRows}).copy()`;
    return {
      line: { text, gives, uses: point.names, heading: null },
      helper: null,
      imports: [],
    };
  }
  const text = [
    `${names.sample} = ${names.rows}(${point.expression}, ${sampleRows})`,
    `${fitted}["columns"] = list(${names.sample}.columns)`,
    `${fitted}["table"] = hasattr(${point.expression}, "columns")`,
    `${fitted}["shape"] = np.shape(${point.expression})[1:]`,
    `${fitted}["dtype"] = str(getattr(${point.expression}, "dtype", "object"))`,
  ].join('\n');
  const helper = `def ${names.rows}(values, count):
    """The first rows of the model's own input as a table; an array has a column for each number of a row."""
    if hasattr(values, "columns"):
        return values.head(count).copy()
    rows = values[:count]
    rows = rows.toarray() if hasattr(rows, "toarray") else np.asarray(rows)
    rows = rows.reshape(len(rows), -1)
    return pd.DataFrame(rows, columns=[f"x{number}" for number in range(rows.shape[1])])`;
  return {
    line: { text, gives, uses: [...point.names, fitted], heading: null },
    helper,
    imports: ['import numpy as np', 'import pandas as pd'],
  };
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

interface Data {
  readonly item: Kept;
  readonly edit: { readonly start: number; readonly end: number };
  /** The expression of its default. */
  readonly value: string;
  readonly plain: string;
}

/** The file the training rows are read from, where its path stands in the text of a stage. */
function dataRead(
  { analysis, texts }: TrainInput,
  loose: readonly Kept[],
  kept: readonly Kept[],
  hoisted: ReadonlySet<Kept>,
): Data | null {
  for (const item of loose) {
    const read = analysis.facts.reads.find(
      ({ statement, path }) =>
        statement === item.step.statement.id && !/^sklearn\.|load_dataset$|statsmodels/.test(path),
    );
    const call = item.step.statement.calls.find(
      ({ path }) => effectOf(path)?.reads !== undefined && path === read?.path,
    );
    const [first] = call === undefined ? [] : argumentsOf(call.syntax).positional;
    if (first === undefined || item.reloaded !== null) continue;
    if (first.type === 'string') {
      const own = texts.of(item.step, []);
      const literals = [...own.matchAll(/(["'])((?:(?!\1)[^\\\n])+)\1/g)].map((match) => match[2] ?? '');
      const base =
        first.text
          .replace(/^\w*["']|["']$/g, '')
          .split(/[\\/]/)
          .at(-1) ?? '';
      const plain = literals.find((literal) => literal.endsWith(base)) ?? base;
      return { item, edit: first, value: JSON.stringify(plain), plain };
    }
    const constant = kept.find((one) => hoisted.has(one) && one.gives.includes(first.text));
    const value = constant === undefined ? null : assignmentIn(constant.step.statement.syntax)?.right;
    if (first.type === 'identifier' && value?.type === 'string')
      return { item, edit: first, value: first.text, plain: value.text.replace(/^["']|["']$/g, '') };
  }
  return null;
}

/** `history = model.fit(...)` without the name where nothing reads it. */
function withoutUnread(lines: readonly Line[], wanted: readonly string[]): Line[] {
  const words = lines.map(({ text }) => new Set(wordsIn(text)));
  return lines.map((line, index) => {
    const name = /^([A-Za-z_]\w*) = (?=[\w.]+\()/m.exec(line.text)?.[1];
    const [only] = line.gives;
    if (name === undefined || line.gives.length !== 1 || only !== name || wanted.includes(name)) return line;
    if (words.some((own, other) => other !== index && own.has(name)) || line.text.split(name).length > 2) return line;
    return { ...line, text: line.text.replace(`${name} = `, ''), gives: [] };
  });
}

/** Stages follow each other: a line that belongs to an earlier one than the line before it stays where it is. */
function monotone(lines: readonly Line[]): Line[] {
  const order: readonly Role[] = ['load', 'prepare', 'train', 'evaluate'];
  let at = 0;
  return lines.map((line) => {
    at = Math.max(at, order.indexOf(line.role));
    return { ...line, role: order[at] ?? line.role };
  });
}

/** Puts `name = {}` before the first line that fills it, at the beginning of that line's stage. */
function withDictionary(lines: Line[], name: string, used: boolean): void {
  const first = lines.findIndex(({ uses }) => uses.includes(name));
  const line = lines[first];
  if (!used || line === undefined) return;
  const at = lines.findIndex(({ role }) => role === line.role);
  lines.splice(at, 0, { role: line.role, text: `${name} = {}`, gives: [name], uses: [], heading: null });
}

interface Names {
  readonly sample: string;
  readonly metrics: string;
  readonly main: string;
  readonly save: string;
  readonly data: string;
  readonly load: string;
  readonly prepare: string;
  readonly train: string;
  readonly evaluate: string;
  readonly fitted: string;
  readonly fittedUsed: boolean;
  readonly metricsUsed: boolean;
  readonly model: string;
}

const purposes: Readonly<Record<Role, string>> = {
  load: 'Reads the data.',
  prepare: 'Makes what the model learns from.',
  train: 'Fits the model.',
  evaluate: 'Measures the model as the notebook does.',
};

function stageText({ role, lines, takes, hands }: Stage, names: Names): string {
  const headings = [...new Set(lines.flatMap(({ heading }) => (heading === null ? [] : [heading])))];
  const [title] = headings;
  const doc =
    title === undefined || lines.findIndex((line) => line.heading !== null) > 3 ? purposes[role] : sentence(title);
  const body = bodyText(lines, doc === purposes[role] ? null : (title ?? null));
  const back = hands.length === 0 ? '' : `\n    return ${hands.join(', ')}`;
  return `${listed(`def ${names[role]}`, takes, ':')}\n    """${doc}"""\n${indentCode(body, '    ')}${back}`;
}

const sentence = (title: string): string => {
  const plain = title.replace(/["\\]/g, "'");
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
};

/** Lines with their headings as comments; `spoken` is one that the docstring says already. */
function bodyText(lines: readonly Line[], spoken: string | null): string {
  let last = spoken;
  return lines
    .map(({ text, heading }, index) => {
      const shown = heading !== null && heading !== last ? `${index === 0 ? '' : '\n'}# ${heading}\n` : '';
      if (heading !== null) last = heading;
      return `${shown}${text}`;
    })
    .join('\n');
}

function saveText(names: Names, save: string): string {
  const parts = ['folder', 'model', 'fitted', 'sample', 'metrics'];
  return `${listed(`def ${names.save}`, parts, ':')}
    """Keeps what predict.py loads: the model, what features() needs of training, a few rows; and the figures."""
    folder.mkdir(parents=True, exist_ok=True)
    ${save}
    joblib.dump(fitted, folder / "fitted.joblib")
    joblib.dump(sample, folder / "sample.joblib")
    figures = json.dumps(metrics, indent=2, default=lambda value: value.tolist())
    (folder / "metrics.json").write_text(figures + "\\n", encoding="utf-8")`;
}

function mainText(stages: readonly Stage[], split: boolean, names: Names, hasData: boolean, model: string): string {
  const given = (name: string): string => (name === names.data ? 'options.data' : name);
  const calls = split
    ? stages.map(({ role, takes, hands }) =>
        listed(`${hands.length === 0 ? '' : `${hands.join(', ')} = `}${names[role]}`, takes.map(given)),
      )
    : [
        ...(hasData ? [`${names.data} = options.data`] : []),
        ...stages.map(({ lines, role }) => `# ${purposes[role].replace(/\.$/, '')}\n${bodyText(lines, null)}`),
      ];
  const fitted = names.fittedUsed ? names.fitted : '{}';
  const metrics = names.metricsUsed ? names.metrics : '{}';
  const body = [
    'parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])',
    ...(hasData
      ? ['parser.add_argument("--data", default=DATA, help="the rows to train on (default: %(default)s)")']
      : []),
    'parser.add_argument("--out", type=Path, default=ARTIFACTS, help="folder the model is kept in")',
    'options = parser.parse_args()',
    '',
    ...calls,
    listed(names.save, ['options.out', model, fitted, names.sample, metrics]),
    ...(names.metricsUsed ? [`for name, value in ${names.metrics}.items():`, '    print(f"{name}: {value}")'] : []),
    'print(f"The model is in {options.out}")',
  ];
  return `def ${names.main}():\n    """Runs the stages one after the other."""\n${indentCode(body.join('\n'), '    ')}`;
}

function docstring({ notebook, cut }: TrainInput): string {
  return `"""Trains \`${cut.ask.model.replaceAll('"', "'")}\` as the notebook ${notebook} does, and keeps it for predict.py."""`;
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

/** Words that may be names; those of texts do no harm. */
function wordsIn(text: string): string[] {
  const words = [...text.matchAll(/(?<![.\w])[A-Za-z_]\w*/g)].map(([word]) => word);
  return [...new Set(words)].filter((word) => !builtins.has(word));
}

const tidy = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
