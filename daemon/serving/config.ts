import * as z from 'zod';

const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'a whole number').transform(Number).pipe(z.number().min(least).max(most));

/** What only this machine is called by itself. */
const ofThisMachine = ['localhost', '127.0.0.1', '::1'];

const Environment = z.object({
  SLIPWAY_MODEL_FOLDER: z.string({ error: 'the path of a model folder is needed' }).min(1),
  SLIPWAY_MODEL_NAME: z
    .string({ error: 'the name to serve the model under is needed' })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'letters, digits, dots, dashes and underscores'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65535).default(8080),
  SLIPWAY_API_KEYS_SHA256: z
    .string()
    .transform((text) => text.split(',').map((hash) => hash.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 hashes in hex, separated by commas')))
    .optional(),
  SLIPWAY_AUTH: z.literal('none', { error: 'only "none" may be said here; it switches API keys off' }).optional(),
  SLIPWAY_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .optional(),
  SLIPWAY_STATE_FOLDER: z.string().min(1).optional(),
  SLIPWAY_WINDOW: whole(20, 10_000_000).default(200),
  SLIPWAY_FALSE_ALARM_RATE: z.string().transform(Number).pipe(z.number().gt(0).lt(0.5)).default(0.01),
  SLIPWAY_WORKERS: whole(1, 256).optional(),
  SLIPWAY_PYTHON: z.string().min(1).optional(),
  SLIPWAY_LOG: z.enum(['on', 'off']).default('on'),
  SLIPWAY_LOG_BYTES: whole(1024 * 1024, 2 ** 50).default(256 * 1024 * 1024),
  SLIPWAY_MAX_BODY_BYTES: whole(1024, 2 ** 30).default(16 * 1024 * 1024),
  SLIPWAY_WATCH_STDIN: z.enum(['0', '1']).default('0'),
  SLIPWAY_DATA_KEY_STDIN: z.enum(['0', '1']).default('0'),
});

export interface ServerConfig {
  readonly modelFolder: string;
  readonly modelName: string;
  readonly host: string;
  /** 0 lets the system choose; the ready line says which it became. */
  readonly port: number;
  /** Lower-case hex SHA-256 of each accepted key; null when the owner switched keys off. */
  readonly keyHashes: readonly string[] | null;
  /** Names and addresses that a server without keys may be called by; null where any will do. */
  readonly hosts: readonly string[] | null;
  /** Where the inference log and the windows are kept; null keeps windows in memory and logs nothing. */
  readonly stateFolder: string | null;
  readonly window: number;
  readonly falseAlarmRate: number;
  /** Threads or processes that run the model; null leaves it to what the model is. */
  readonly workers: number | null;
  /** The interpreter of an environment with the model's lock; null where no Python model is to be served. */
  readonly python: string | null;
  readonly logInferences: boolean;
  /** Most bytes the inference log may take; the oldest segments go first. */
  readonly logBytes: number;
  readonly maxBodyBytes: number;
  readonly watchStdin: boolean;
  /** The first line of stdin is the data key of an encrypted model, in base64: whoever starts the server has opened it. */
  readonly dataKeyFromStdin: boolean;
}

/** The server cannot start as it was asked to. The message is for the person who configured it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the configuration from environment variables; empty ones count as unset. Throws a `ConfigurationError` naming
 * every variable that is wrong, and when neither API keys nor their absence was asked for.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
    throw new ConfigurationError(`The model server cannot start:\n  ${problems.join('\n  ')}`);
  }
  const env = parsed.data;
  const hashes = env.SLIPWAY_API_KEYS_SHA256 ?? null;
  if (hashes === null && env.SLIPWAY_AUTH === undefined) {
    throw new ConfigurationError(
      'The model server cannot start without API keys: set SLIPWAY_API_KEYS_SHA256 to their SHA-256 hashes in hex, or SLIPWAY_AUTH=none to answer everyone who can reach it.',
    );
  }
  if (hashes !== null && env.SLIPWAY_AUTH === 'none') {
    throw new ConfigurationError('SLIPWAY_API_KEYS_SHA256 and SLIPWAY_AUTH=none contradict each other: unset one.');
  }
  return {
    modelFolder: env.SLIPWAY_MODEL_FOLDER,
    modelName: env.SLIPWAY_MODEL_NAME,
    host: env.HOST,
    port: env.PORT,
    keyHashes: hashes,
    hosts: env.SLIPWAY_HOSTS ?? (ofThisMachine.includes(env.HOST) ? ofThisMachine : null),
    stateFolder: env.SLIPWAY_STATE_FOLDER ?? null,
    window: env.SLIPWAY_WINDOW,
    falseAlarmRate: env.SLIPWAY_FALSE_ALARM_RATE,
    workers: env.SLIPWAY_WORKERS ?? null,
    python: env.SLIPWAY_PYTHON ?? null,
    logInferences: env.SLIPWAY_LOG === 'on',
    logBytes: env.SLIPWAY_LOG_BYTES,
    maxBodyBytes: env.SLIPWAY_MAX_BODY_BYTES,
    watchStdin: env.SLIPWAY_WATCH_STDIN === '1',
    dataKeyFromStdin: env.SLIPWAY_DATA_KEY_STDIN === '1',
  };
}
