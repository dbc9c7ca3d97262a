import * as z from 'zod';
import { Failure } from '#daemon/rpc/failure.ts';

/** What MLflow answers with when it does not do what was asked. */
const ErrorBody = z.object({ error_code: z.string(), message: z.string().default('') });

/** An answer of the server's other than success. `code` is MLflow's own, such as `RESOURCE_DOES_NOT_EXIST`. */
export class Refusal extends Failure {
  readonly status: number;
  readonly mlflowCode: string | null;

  constructor(base: string, asked: string, status: number, text: string) {
    const body = readBody(text);
    const said = body?.message || text.trim().split('\n')[0]?.slice(0, 300) || `HTTP ${status}`;
    super('failed', `MLflow at ${base} refused ${asked}: ${said}`, {
      reason: body ? `mlflow-${body.error_code.toLowerCase().replaceAll('_', '-')}` : `mlflow-http-${status}`,
      subject: base,
      remedy: remedy(status, said),
    });
    this.status = status;
    this.mlflowCode = body?.error_code ?? null;
  }
}

function readBody(text: string): z.infer<typeof ErrorBody> | null {
  try {
    const parsed = ErrorBody.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // a proxy's page, or plain words
  }
}

function remedy(status: number, said: string): string {
  if (/invalid host/i.test(said)) {
    return 'Start the server with --allowed-hosts and the host name of the address (MLflow 3.5 and later check it).';
  }
  if (status === 401 || status === 403) {
    return 'Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, and run "slipway doctor --stop-daemon" so that the daemon sees them.';
  }
  if (status === 404) return 'Check the address: it is that of the MLflow server, without a path of its pages.';
  return 'See what the server printed.';
}

export const invalidAddress = (uri: string): Failure =>
  new Failure('failed', `${uri} is not the address of an MLflow server.`, {
    reason: 'mlflow-address',
    subject: uri,
    remedy:
      'Give an address such as http://127.0.0.1:5000; a folder or a database needs a server: mlflow server --port 5000.',
  });

export const notReachable = (base: string, why: string): Failure =>
  new Failure('missing', `There is no MLflow server at ${base}: ${why}.`, {
    reason: 'mlflow-not-reachable',
    subject: base,
    remedy: 'Start one with: pip install mlflow && mlflow server --port 5000, or give the address of yours.',
  });

export const notProxied = (base: string, artifacts: string): Failure =>
  new Failure('failed', `MLflow at ${base} keeps artifacts at ${artifacts} and takes none itself.`, {
    reason: 'mlflow-artifacts-not-proxied',
    subject: base,
    remedy:
      'Start the server with --serve-artifacts (on by default) and --artifacts-destination, and use a new experiment.',
  });
