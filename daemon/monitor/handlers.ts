import { driftReportHtml } from '#core/generate/drift-report.ts';
import { type Handler, handler } from '#daemon/rpc/handler.ts';
import { drift, driftChanged, driftHtml, unwatchDrift, watchDrift } from '#protocol/rpc/serve.ts';
import type { DriftSources } from './source.ts';
import { Watches } from './watches.ts';

/** Drift reports of whatever endpoints the sources know, once or as they change. */
export function monitorHandlers(sources: DriftSources): Handler[] {
  const watches = new Watches((endpoint) => sources.report(endpoint));
  return [
    handler(drift, async ({ endpoint }) => ({ report: await sources.report(endpoint) })),
    handler(driftHtml, async ({ report }) => ({ html: driftReportHtml(report) })),
    handler(watchDrift, async ({ endpoint }, { client }) => {
      const tell = (subscription: string, report: unknown) =>
        client.notify(driftChanged.name, { subscription, report });
      return { subscription: await watches.watch(endpoint, client.closed, tell) };
    }),
    handler(unwatchDrift, async ({ subscription }) => {
      watches.unwatch(subscription);
      return {};
    }),
  ];
}
