import { Failure } from '#daemon/rpc/failure.ts';
import type { DriftReport } from '#protocol/drift.ts';

/** Where drift reports of some endpoints come from: the folder of a local server, a container. */
export interface DriftSource {
  /** The endpoint's report now, or null when it is not one of this source's. Rejects with a `Failure`. */
  report(endpoint: string): Promise<DriftReport | null>;
}

/** Every source; the first that knows an endpoint answers, though one before it could not be asked. */
export class DriftSources {
  readonly #sources: DriftSource[] = [];

  add(source: DriftSource): void {
    this.#sources.push(source);
  }

  /** Rejects with a `Failure` of kind `missing` when no source knows the endpoint. */
  async report(endpoint: string): Promise<DriftReport> {
    const failed: unknown[] = [];
    for (const source of this.#sources) {
      const report = await source.report(endpoint).catch((error: unknown) => {
        failed.push(error);
        return null;
      });
      if (report) return report;
    }
    if (failed.length > 0) throw failed[0];
    throw new Failure('missing', `There is no drift report of ${JSON.stringify(endpoint)}.`, {
      reason: 'endpoint-not-found',
      subject: endpoint,
      remedy: 'Serve the model first; its report is there as soon as the server is ready.',
    });
  }
}
