import type { Failure } from '#daemon/rpc/failure.ts';
import { invalidAddress } from './errors.ts';

/** A tracking server's address, and what shows it who asks. */
export interface Server {
  /** Without a slash at its end, and without a user or password: fit for messages. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads `MLFLOW_TRACKING_URI`-like addresses. Credentials are taken as MLflow's own client takes them: from
 * `MLFLOW_TRACKING_TOKEN`, from the address, or from `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`.
 * Throws a `Failure` for an address that is not of a server.
 */
export function readServer(uri: string, env: Readonly<Record<string, string | undefined>>): Server {
  const url = parse(uri);
  const user = decodeURIComponent(url.username) || env['MLFLOW_TRACKING_USERNAME'];
  const password = decodeURIComponent(url.password) || env['MLFLOW_TRACKING_PASSWORD'] || '';
  const token = env['MLFLOW_TRACKING_TOKEN'];
  const basic = user ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined;
  const authorization = basic ?? (token ? `Bearer ${token}` : undefined);
  return {
    base: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    headers: authorization ? { authorization } : {},
  };
}

function parse(uri: string): URL {
  if (!URL.canParse(uri)) throw notAServer(uri);
  const url = new URL(uri);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw notAServer(uri);
  return url;
}

const notAServer = (uri: string): Failure => invalidAddress(uri.replace(/\/\/[^/@]*@/, '//'));
