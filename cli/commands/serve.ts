import type { Command } from 'commander';
import { staleLines } from '#core/report/stale.ts';
import { type serve as rpc, serve } from '#protocol/rpc/index.ts';
import { exitCodes } from '../exit.ts';
import { wholeNumber } from '../number.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { changesOf } from '../stale.ts';
import { comparisonLines } from '../text.ts';

interface Options {
  readonly port?: number;
  readonly auth?: boolean;
  readonly stop?: string;
  readonly list?: boolean;
  readonly replace?: boolean;
  readonly newKey?: boolean;
  readonly python?: string;
}

export function addServe(program: Command, run: Runner): void {
  program
    .command('serve')
    .description('serve the proven model on this machine')
    .option('--port <number>', 'port on 127.0.0.1; 0 lets the system choose', wholeNumber(0, 65_535))
    .option('--no-auth', 'ask nobody for a key')
    .option('--new-key', 'make another key than the one it had')
    .option('--replace', 'take the name from a model of another project that is served under it')
    .option('--python <interpreter>', 'the Python to make the environment of a Python model from')
    .option('--list', 'list what is being served')
    .option('--stop <endpoint>', 'stop serving, by id or name')
    .action(
      run(async (output, options: Options) => {
        if (options.list === true) {
          const { endpoints } = await withDaemon(output, (call) => call(serve.list, {}));
          output.result({ endpoints }, () =>
            endpoints.length === 0 ? ['Nothing is being served.'] : endpoints.map(endpointLine),
          );
          return exitCodes.ok;
        }
        if (options.stop !== undefined) {
          const id = options.stop;
          const { endpoint } = await withDaemon(output, (call) => call(serve.stop, { id }));
          output.result({ endpoint }, () => [`Stopped ${endpoint.name} (${endpoint.url}).`]);
          return exitCodes.ok;
        }
        const project = await openProject(process.cwd());
        const { manifest } = project.withManifest();
        const answer = await withDaemon(output, (call) =>
          call(serve.start, {
            name: manifest.name,
            folder: project.resolve(manifest.model.folder),
            port: options.port ?? manifest.serve.port,
            auth: options.auth === false ? 'none' : manifest.serve.auth,
            window: manifest.monitor.window,
            falseAlarmRate: manifest.monitor.falseAlarmRate,
            replace: options.replace === true,
            newKey: options.newKey === true,
            ...(options.python === undefined ? {} : { interpreter: options.python }),
          }),
        );
        const changes = await changesOf(project);
        output.result({ ...answer, changedSinceProven: changes }, () => [
          endpointLine(answer.endpoint),
          ...comparisonLines(answer.comparisons),
          ...staleLines(changes),
          ...keyLines(answer),
          `Stop it with: slipway serve --stop ${answer.endpoint.id}`,
        ]);
        return exitCodes.ok;
      }),
    );
}

function keyLines({ endpoint, key }: { readonly endpoint: rpc.Endpoint; readonly key: string | null }): string[] {
  if (key !== null) return [`Key, shown this once: ${key}`, 'Send it as "X-API-Key" or "Authorization: Bearer".'];
  return endpoint.auth === 'none' ? [] : ['Its key is the one it had; for another: slipway serve --new-key'];
}

const endpointLine = (endpoint: rpc.Endpoint): string =>
  `${endpoint.state === 'ready' ? '✓' : '!'} ${endpoint.name} ${endpoint.state} at ${endpoint.url}/v2/models/${endpoint.name} (${endpoint.kind}, id ${endpoint.id})${endpoint.message === undefined ? '' : `: ${endpoint.message}`}`;
