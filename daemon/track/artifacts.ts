import { notProxied } from './errors.ts';

/**
 * Where below the server's artifact root a run's artifacts go, read from the run's `artifact_uri`: `mlflow-artifacts:/1/ab/artifacts`,
 * or the proxy's full address. Throws a `Failure` when the run keeps them where only MLflow's own client could write.
 */
export function proxiedRoot(artifactUri: string, base: string): string {
  // A bare path is a folder on the server's own disk.
  if (!URL.canParse(artifactUri)) throw notProxied(base, artifactUri);
  const url = new URL(artifactUri);
  if (url.protocol === 'mlflow-artifacts:') return trim(url.pathname);
  const [, below] = url.pathname.split('/api/2.0/mlflow-artifacts/artifacts/');
  if (/^https?:$/.test(url.protocol) && below !== undefined) return trim(below);
  throw notProxied(base, artifactUri);
}

const trim = (path: string): string => decodeURIComponent(path).replace(/^\/+|\/+$/g, '');
