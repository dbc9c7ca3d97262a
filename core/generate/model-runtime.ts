import { parse } from 'yaml';
import * as z from 'zod';
import { Provenance } from '#protocol/model.ts';

const MLmodel = z.object({ flavors: z.record(z.string(), z.unknown()) });

/** The Python of a model that Python runs. */
export interface ModelPython {
  /** Minor version, such as `3.11`. */
  readonly version: string;
  /** Whether wheels lie in the model folder, of what no index gave. */
  readonly wheels: boolean;
}

/**
 * What runs the model of a folder, by its texts: Python where `MLmodel` names no ONNX flavour, else null. Null as well before
 * there is a model: then it is ONNX that is hoped for.
 */
export function pythonOfModel(folder: ReadonlyMap<string, string>): ModelPython | null {
  const model = parsed(MLmodel, folder.get('MLmodel'), parse);
  const provenance = parsed(
    Provenance.pick({ python: true, serving: true }),
    folder.get('slipway/provenance.json'),
    JSON.parse,
  );
  if (model === null || provenance === null || 'onnx' in model.flavors) return null;
  return {
    version: provenance.python.split('.').slice(0, 2).join('.'),
    wheels: (provenance.serving?.wheels ?? []).length > 0,
  };
}

function parsed<T>(schema: z.ZodType<T>, text: string | undefined, read: (text: string) => unknown): T | null {
  if (text === undefined) return null;
  try {
    return schema.safeParse(read(text)).data ?? null;
  } catch {
    // What is broken is the same as missing: preparing makes it anew.
    return null;
  }
}
