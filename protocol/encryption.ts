import * as z from 'zod';

/** Who can wrap and unwrap a model's data key; one file each in `daemon/serving/vault/providers`. */
export const KeyProviderId = z.enum(['keychain', 'file', 'vault', 'aws-kms']);
export type KeyProviderId = z.infer<typeof KeyProviderId>;

/**
 * A key as it is written in `slipway.yaml` and on the command line: a provider and, where it has more than one key, which:
 * `keychain` or `keychain:NAME`, `file`, `vault:NAME`, `aws-kms:KEY-ID, ARN or alias/NAME`. Never a key itself.
 */
export const KeyReference = z
  .string()
  .regex(
    /^(?:file|keychain(?::[A-Za-z0-9._-]{1,128})?|vault:[A-Za-z0-9._-]{1,128}|aws-kms:[A-Za-z0-9:/_-]{1,256})$/,
    'a key is keychain, keychain:NAME, file, vault:NAME or aws-kms:KEY',
  );
export type KeyReference = z.infer<typeof KeyReference>;

/** The data key as one provider wrapped it. */
export const WrappedKey = z.object({
  provider: KeyProviderId,
  /** Which key of the provider: a name, an ARN, or the fingerprint of a key that is given as bytes. */
  id: z.string(),
  /** Base64, or the provider's own text. Of no use without the provider. */
  wrapped: z.string(),
});
export type WrappedKey = z.infer<typeof WrappedKey>;

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** Relative to the model folder, with `/`, and no way out of it. */
export const SealedPath = z
  .string()
  .regex(/^[^/\\:]+(?:\/[^/\\:]+)*$/)
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), 'a path inside the model folder');

/**
 * `slipway/encryption.json` of a sealed model folder. Holds no secret. Each file of `files` lies below `sealed/` under its own
 * path, sealed with the data key (`daemon/serving/vault/streaming.ts`) and bound to its path, to `model` and to `format`.
 */
export const Encryption = z.object({
  format: z.literal(1),
  cipher: z.literal('AES256_GCM_HKDF_1MB'),
  /** Digest of the model in the clear, as in `slipway/proof.json`: it stays what the model is known by. */
  model: Hex,
  kind: z.enum(['onnx', 'python']),
  /** Any one of them opens the model. */
  keys: z.array(WrappedKey).min(1),
  /** What is sealed, with its size in the clear; sorted by path. */
  files: z.array(z.object({ path: SealedPath, size: z.int().nonnegative() })).min(1),
  /** SHA-256 of what stays readable and whoever opens the model goes by; sorted by path. */
  readable: z.array(z.object({ path: SealedPath, sha256: Hex })),
  /** HMAC-SHA256 over all of the above but `keys`, by a key derived from the data key; base64. */
  mac: z.string(),
});
export type Encryption = z.infer<typeof Encryption>;

export const encryptionFile = 'slipway/encryption.json';
export const sealedFolder = 'sealed';

/** The keys that `model.encrypt` of `slipway.yaml` names; undefined where it is not there. */
export const keysNamed = (
  encrypt: { readonly key: KeyReference | readonly KeyReference[] } | undefined,
): KeyReference[] | undefined => (encrypt === undefined ? undefined : [encrypt.key].flat());
