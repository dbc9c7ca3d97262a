export interface DockerfileFacts {
  readonly name: string;
  /** The model folder, relative to the Dockerfile. */
  readonly folder: string;
  /** Rows in one drift window, and the chance that an unchanged one is called drifted. */
  readonly window: number;
  readonly falseAlarmRate: number;
  /** `sha256:...` of node:24-slim, where it is known. */
  readonly baseDigest?: string;
}

/** The port that the server listens on inside its container. */
export const containerPort = 8080;
/** Where the server keeps its inference log and drift report inside its container. */
export const containerState = '/var/lib/slipway';

/** A folder as COPY and ignore files name it: no `./` before it, no `/` behind it. */
export const pathOf = (folder: string): string => folder.replace(/^\.\//, '').replace(/\/+$/, '');
