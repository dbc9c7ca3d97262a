import { effectOf } from '../effects/index.ts';
import type { Facts } from '../model.ts';
import { type FactsInput, type SitedCall, sited } from './context.ts';

type Tracker = Facts['trackers'][number];

/** Calls that a tracker gets something by, or is told of; none of Weights & Biases where it is switched off. */
export function trackerFacts({ calls, statements }: FactsInput): Tracker[] {
  const isOff = calls.some(switchesOff) || statements.some(({ text }) => offByEnvironment.test(text));
  return calls.flatMap((at) => [...byEffect(at), ...byReport(at)]).filter(({ tool }) => !(isOff && tool === 'wandb'));
}

const switchesOff = ({ call }: SitedCall): boolean =>
  call.path === 'wandb.init' &&
  call.arguments.some(({ keyword, literal }) => keyword === 'mode' && literal === 'disabled');

const offByEnvironment = /\bWANDB_(?:MODE|DISABLED)["']\]?\s*[=,]\s*["'](?:disabled|true|1)["']/i;

function byEffect(at: SitedCall): Tracker[] {
  const tracks = effectOf(at.call.path)?.tracks;
  return tracks === undefined ? [] : [{ ...sited(at), ...tracks }];
}

/** Trainers of Hugging Face are told by name: `report_to=["wandb"]`, and `log_with` of an accelerator. */
function byReport(at: SitedCall): Tracker[] {
  if (!/^(?:transformers|trl|setfit|sentence_transformers|accelerate)\./.test(at.call.path)) return [];
  const named = at.call.arguments.filter(({ keyword }) => keyword === 'report_to' || keyword === 'log_with');
  return named
    .flatMap(({ text }) => [...text.matchAll(/["'](\w+)["']/g)])
    .flatMap(([, name = '']) => {
      const tracker = reporters.get(name);
      return tracker === undefined ? [] : [{ ...sited(at), ...tracker }];
    });
}

const reporters: ReadonlyMap<string, Pick<Tracker, 'tool' | 'name'>> = new Map([
  ['mlflow', { tool: 'mlflow', name: 'MLflow' }],
  ['wandb', { tool: 'wandb', name: 'Weights & Biases' }],
  ['tensorboard', { tool: 'tensorboard', name: 'TensorBoard' }],
  ['comet_ml', { tool: 'other', name: 'Comet' }],
  ['neptune', { tool: 'other', name: 'Neptune' }],
  ['clearml', { tool: 'other', name: 'ClearML' }],
  ['dvclive', { tool: 'other', name: 'DVCLive' }],
  ['aim', { tool: 'other', name: 'Aim' }],
]);
