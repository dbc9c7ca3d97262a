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

/** What the server is told by its image, but for where its model runs. */
export const serverSettings = ({ name, window, falseAlarmRate }: DockerfileFacts): string => `NODE_ENV=production \\
    HOST=0.0.0.0 \\
    PORT=${containerPort} \\
    SLIPWAY_MODEL_NAME=${name} \\
    SLIPWAY_MODEL_FOLDER=/srv/model \\
    SLIPWAY_STATE_FOLDER=${containerState} \\
    SLIPWAY_WINDOW=${window} \\
    SLIPWAY_FALSE_ALARM_RATE=${falseAlarmRate}`;

/** How the image is asked whether it is ready, `start` seconds after which it should be, and what it runs. */
export const serverStart = (start: number): string => `EXPOSE ${containerPort}
HEALTHCHECK --interval=10s --timeout=3s --start-period=${start}s --retries=3 \\
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/v2/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# It does not start without SLIPWAY_API_KEYS_SHA256 (hashes, separated by commas), or SLIPWAY_AUTH=none to be open to all.
CMD ["node", "server.mjs"]
`;
