import { indentCode, listed } from './code.ts';
import type { Line, Role, Stage } from './stages.ts';
import type { TrainInput } from './train-input.ts';

export interface Names {
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

export const purposes: Readonly<Record<Role, string>> = {
  load: 'Reads the data.',
  prepare: 'Makes what the model learns from.',
  train: 'Fits the model.',
  evaluate: 'Measures the model as the notebook does.',
};

export function stageText({ role, lines, takes, hands }: Stage, names: Names): string {
  const headings = [...new Set(lines.flatMap(({ heading }) => (heading === null ? [] : [heading])))];
  const [title] = headings;
  const doc =
    title === undefined || lines.findIndex((line) => line.heading !== null) > 3 ? purposes[role] : sentence(title);
  const body = bodyText(lines, doc === purposes[role] ? null : (title ?? null));
  const back = hands.length === 0 ? '' : `\n    return ${hands.join(', ')}`;
  return `${listed(`def ${names[role]}`, takes, ':')}\n    """${doc}"""\n${indentCode(body, '    ')}${back}`;
}

export const sentence = (title: string): string => {
  const plain = title.replace(/["\\]/g, "'");
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
};

/** Lines with their headings as comments; `spoken` is one that the docstring says already. */
export function bodyText(lines: readonly Line[], spoken: string | null): string {
  let last = spoken;
  return lines
    .map(({ text, heading }, index) => {
      const shown = heading !== null && heading !== last ? `${index === 0 ? '' : '\n'}# ${heading}\n` : '';
      if (heading !== null) last = heading;
      return `${shown}${text}`;
    })
    .join('\n');
}

export function saveText(names: Names, save: string): string {
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

export function mainText(
  stages: readonly Stage[],
  split: boolean,
  names: Names,
  hasData: boolean,
  model: string,
): string {
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

export function docstring({ notebook, cut }: TrainInput): string {
  return `"""Trains \`${cut.ask.model.replaceAll('"', "'")}\` as the notebook ${notebook} does, and keeps it for predict.py."""`;
}
