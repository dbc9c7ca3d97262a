import type { Device } from '../effects/effect.ts';
import { effectOf } from '../effects/index.ts';
import type { Facts } from '../model.ts';
import { type FactsInput, placedArgument, sited } from './context.ts';

/** Devices that data or a model is taken to, or that the notebook asks about. */
export function deviceFacts({ calls }: FactsInput): Facts['devices'] {
  return calls.flatMap((at) => {
    const wanted = effectOf(at.call.path)?.device;
    if (wanted === undefined) return [];
    const asks = asking.test(at.call.path);
    if (typeof wanted === 'string') return [{ ...sited(at), path: at.call.path, device: wanted, asks }];
    const said = placedArgument(at.call, wanted)?.literal;
    const device = typeof said === 'string' ? deviceNamed(said) : null;
    return device === null ? [] : [{ ...sited(at), path: at.call.path, device, asks }];
  });
}

const asking =
  /\.(?:is_available|is_built|device_count|list_physical_devices|list_logical_devices|get_visible_devices|is_gpu_available|gpu_device_name|get_device_name|devices|local_devices)$/;

/** `cuda:0`, `/GPU:0` and `gpu` are all one kind; null for what names none, such as a data type. */
function deviceNamed(text: string): Device | null {
  const [, name = ''] =
    /^\/?(?:device:)?([a-z]+)(?::(?:\d+|\*))?$/i.exec(text.replace(/^\/job:.*\/(?=device:)/, '')) ?? [];
  const small = name.toLowerCase();
  if (small === 'gpu' || small === 'cuda') return 'cuda';
  if (small === 'auto') return 'any';
  return small === 'cpu' || small === 'mps' || small === 'tpu' ? small : null;
}
