/**
 * What calling something of a library does, as its documentation says. An effect that says nothing is pure: it gives back a
 * value and changes nothing. What no table knows has no effect at all (null), which is another thing.
 */
export interface Effect {
  /** Changes the object it is called on. */
  readonly mutatesReceiver?: true;
  /** Changes these positional arguments. */
  readonly mutatesArguments?: readonly number[];
  /** Reads or writes what lies outside the notebook and is not data to learn from: a clock, a service, a log. */
  readonly outside?: 'reads' | 'writes';
  /** Brings data in, from where this argument says. */
  readonly reads?: Source;
  /** Takes data out, to where this argument says. */
  readonly writes?: Target;
  /** Draws random numbers. */
  readonly random?: Randomness;
  /** Sets the seed of these generators. */
  readonly seeds?: readonly Generator[];
  /** Makes an estimator: something that learns by being fitted. */
  readonly estimator?: EstimatorKind;
  /** Learns from data. `remote`: on another machine. */
  readonly fits?: 'here' | 'remote';
  readonly transforms?: true;
  readonly predicts?: true;
  /** Parts data into what is learned from and what is tested on. */
  readonly splits?: true;
  /** Measures how good a model or its predictions are. */
  readonly evaluates?: true;
  /** Keeps a model. */
  readonly saves?: Format;
  /** Brings back a model, or any object that was kept, from where this argument says. */
  readonly loads?: Kept;
  readonly tracks?: Tracker;
  /** What the tracker is given. */
  readonly logs?: 'metric' | 'parameter' | 'artifact' | 'model';
  /** Answers requests on this machine. */
  readonly serves?: string;
  /** Has requests answered by this argument, or by the function that the call decorates. */
  readonly answersBy?: Place | 'decorated';
  /** The method by which a class of this kind answers requests. */
  readonly answeringMethod?: string;
  /** Puts a model where a platform serves it. */
  readonly deploys?: string;
  /** Makes something run again by time. */
  readonly schedules?: string;
  /** Takes data or a model to a device, or asks for one: always this one, or the one an argument names. */
  readonly device?: Device | Place;
  /** Opens a database: one in a file or in this process, or one that a server keeps. */
  readonly connects?: 'here' | 'server';
  readonly returns?: Returns;
}

export type Generator = 'random' | 'numpy' | 'torch' | 'tensorflow' | 'jax' | 'spark';

export interface Randomness {
  /** The global generator it draws from where it is given no seed. */
  readonly generator: Generator;
  /** Only when this keyword is literally `True`. */
  readonly when?: string;
  /** The keyword of its own seed; left out where only the global generator can be seeded. */
  readonly seed?: string;
  /** The seed may stand first among the arguments. */
  readonly seedFirst?: true;
}

export type Device = 'cpu' | 'cuda' | 'mps' | 'tpu' | 'any';

/**
 * `pipeline`: what it holds says which; `search`: tries many; `network`: trained by a loop or a trainer, not by its own `fit`;
 * `remote`: trains on a platform's machines.
 */
export type EstimatorKind = 'transformer' | 'model' | 'pipeline' | 'search' | 'network' | 'remote';

export type Format = 'pickle' | 'joblib' | 'onnx' | 'torch' | 'keras' | 'other';

export interface Tracker {
  readonly tool: 'mlflow' | 'wandb' | 'tensorboard' | 'other';
  readonly name: string;
}

/** An argument by position or by one of its keywords. */
export interface Place {
  readonly position: number | null;
  readonly keywords: readonly string[];
}

/**
 * `web` and `file`: the argument is an address or a path; `database`: a query or a table; `dataset hub`: a name in a
 * registry, which keeps the data; `packaged`: comes with the library, or is checked by it against a digest.
 */
export type SourceKind = 'file' | 'database' | 'object store' | 'web' | 'packaged' | 'dataset hub' | 'stream' | 'cloud';

export interface Source extends Place {
  readonly kind: SourceKind;
  /** Position of `mode`, for what writes when that says so. */
  readonly mode?: number;
  /** The same call may bring other data another day, unless what this says holds. */
  readonly live?: Live;
  /** Gives bytes of any kind, which may be no data. */
  readonly raw?: true;
  /** The file that the bytes are left in. */
  readonly into?: Place;
  /** The database is a file, or lives in this process. */
  readonly local?: true;
}

/** How a call says which state of the data is meant. One of them is enough; where there is none, nothing can. */
export interface Live {
  /** What to do about it, as the end of a message. */
  readonly advice: string;
  /** Arguments that name a version, a digest or other data than the registry's. */
  readonly by?: Place;
  /** The end of a span of time: what is past by then is asked for again. */
  readonly until?: Place;
  /** A name that says its version. */
  readonly inName?: RegExp;
  /** The name may be a path on this machine, too. */
  readonly orPath?: true;
  /** Only where this keyword is given this value. */
  readonly when?: { readonly keyword: string; readonly is: string };
}

export interface Kept extends Place {
  readonly format: Format;
}

export interface Target extends Place {
  readonly kind: 'file' | 'database' | 'object store' | 'dataset hub' | 'model hub' | 'cloud';
}

/**
 * What comes back: an object of a class by its path, the receiver itself, a new object of the receiver's class, or the
 * argument at a position.
 */
export type Returns = string | { readonly the: 'receiver' | 'class' } | { readonly argument: number };

export const receiver = { the: 'receiver' } as const;
export const sameClass = { the: 'class' } as const;
