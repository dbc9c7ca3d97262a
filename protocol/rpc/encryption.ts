import * as z from 'zod';
import { KeyReference, WrappedKey } from '../encryption.ts';
import { method } from './method.ts';

const Where = {
  /** Absolute path of the project folder. */
  project: z.string(),
  /** The model folder, relative to it. */
  folder: z.string(),
};

const Sealed = z.object({
  folder: z.string(),
  /** Which keys open it, without what they wrapped. */
  keys: z.array(WrappedKey.omit({ wrapped: true })),
  files: z.int(),
});
export type Sealed = z.infer<typeof Sealed>;

/** Encrypts a model folder under a fresh data key that each of `keys` wraps. The folder is as before, or encrypted whole. */
export const encrypt = method('encryption.encrypt', z.object({ ...Where, keys: z.array(KeyReference).min(1) }), Sealed);

/** Wraps the data key of an encrypted folder again, with `keys` and no others. The sealed files stay as they are. */
export const rewrap = method('encryption.rewrap', z.object({ ...Where, keys: z.array(KeyReference).min(1) }), Sealed);

/** Puts an encrypted model folder back in the clear. */
export const decrypt = method('encryption.decrypt', z.object(Where), z.object({ folder: z.string(), files: z.int() }));
