import type { DriftSource } from '#daemon/monitor/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { DriftReport } from '#protocol/drift.ts';
import type { Deployments } from './deployments.ts';

/** Drift reports of deployed servers, by the deployment's name or id. */
export function deployedDrift(deployments: Deployments): DriftSource {
  return {
    async report(endpoint) {
      const revision = deployments.running(endpoint);
      const text = revision === null ? null : await deployments.stateFile(revision, 'drift.json');
      if (revision === null || text === null) return null;
      const report = DriftReport.safeParse(JSON.parse(text));
      if (report.success) return { ...report.data, endpoint };
      throw new Failure('failed', `The drift report of ${endpoint} is not one of this version of Slipway.`, {
        reason: 'drift-report-unreadable',
        subject: endpoint,
        remedy: 'Build the image again and deploy it: slipway build, slipway deploy',
      });
    },
  };
}
