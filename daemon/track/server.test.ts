import { describe, expect, it } from 'vitest';
import { readServer } from './server.ts';

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('readServer', () => {
  it.each([
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['https://host/team/mlflow//', 'https://host/team/mlflow'],
    ['https://user:word@host/', 'https://host'],
  ])('%s is the server %s', (uri, base) => {
    expect(readServer(uri, {}).base).toBe(base);
  });

  it.each([
    ['nothing', 'http://h', {}, {}],
    ['the address', 'http://me:p%40ss@h', {}, basic('me:p@ss')],
    ['a token', 'http://h', { MLFLOW_TRACKING_TOKEN: 't' }, { authorization: 'Bearer t' }],
    ['a user', 'http://h', { MLFLOW_TRACKING_USERNAME: 'u', MLFLOW_TRACKING_PASSWORD: 'p' }, basic('u:p')],
  ])('shows it %s', (_, uri, env, headers) => {
    expect(readServer(uri, env).headers).toEqual(headers);
  });

  it.each(['sqlite:///mlflow.db', './mlruns', 'databricks', ''])('%j is no server', (uri) => {
    expect(() => readServer(uri, {})).toThrow('not the address of an MLflow server');
  });
});
