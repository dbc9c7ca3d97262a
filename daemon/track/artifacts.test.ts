import { describe, expect, it } from 'vitest';
import { proxiedRoot } from './artifacts.ts';

const base = 'https://mlflow.example';

describe('proxiedRoot', () => {
  it.each([
    ['mlflow-artifacts:/1/ab/artifacts', '1/ab/artifacts'],
    ['mlflow-artifacts://host:5000/1/ab/artifacts', '1/ab/artifacts'],
    [`${base}/api/2.0/mlflow-artifacts/artifacts/exp/1/ab/artifacts`, 'exp/1/ab/artifacts'],
    ['mlflow-artifacts:/a%20b/artifacts', 'a b/artifacts'],
  ])('%s is below the proxy at %s', (uri, root) => {
    expect(proxiedRoot(uri, base)).toBe(root);
  });

  it.each(['s3://bucket/1/ab/artifacts', '/var/mlruns/1', 'file:///var/mlruns/1', `${base}/elsewhere`])(
    '%s is out of reach',
    (uri) => {
      expect(() => proxiedRoot(uri, base)).toThrow(`keeps artifacts at ${uri}`);
    },
  );
});
