// The daemon as it is shipped, with a few methods more that only tests could want.
import { runChild, startChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import { runAsProcess } from '#daemon/rpc/process.ts';
import * as methods from './methods.ts';

const script = 'setsid sleep 1000 & echo $!; sleep 1000 & echo $!; echo $$; wait';

function handlers(services: DaemonServices): Handler[] {
  return [
    handler(methods.family, async (_, job) => {
      const child = await startChild('sh', ['-c', script]);
      child.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
        for (const pid of text.trim().split('\n')) job.progress({ step: 'child', message: pid });
      });
      // Cancelled while the shell was being started, the signal tells nobody any more.
      if (!job.signal.aborted) await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
      await child.stop();
      throw new Failure('cancelled', 'The family was sent to bed.', { reason: 'cancelled' });
    }),
    handler(methods.fail, async ({ subject }) => {
      throw new Failure('failed', `${subject} has no wheel.`, {
        reason: 'no-wheel',
        subject,
        remedy: 'Pin another version.',
        details: ['line one'],
      });
    }),
    handler(methods.fault, async () => {
      throw new TypeError('inner workings');
    }),
    { method: methods.wrong, handle: async () => ({ count: 'three' }) },
    handler(methods.tell, async (params) => {
      services.broadcast(methods.told.name, params);
      return {};
    }),
    handler(methods.variable, async ({ name }) => {
      const { stdout } = await runChild('sh', ['-c', `echo "$${name}"`]);
      return { job: environment()[name] ?? '', child: stdout.trim() };
    }),
    handler(methods.crash, async () => {
      setImmediate(() => {
        throw new Error('nobody caught this');
      });
      return {};
    }),
  ];
}

await runAsProcess({ version: '0.0.0-test', assets: import.meta.dirname, handlers });
