import { join } from 'node:path';
import type { Target } from '#extension/platform/target.ts';
import type { deploy, Params } from '#protocol/rpc/index.ts';

/** What `slipway.yaml` says should run. */
export function desired({ manifest, project }: Target): Params<typeof deploy.plan> {
  const { name, image, model, deploy: wish, serve, monitor } = manifest;
  return {
    name,
    target: wish.target,
    image: image.name ?? name,
    folder: join(project, model.folder),
    tolerance: model.tolerance,
    port: wish.port,
    memory: wish.memory,
    cpus: wish.cpus,
    auth: serve.auth,
    window: monitor.window,
    falseAlarmRate: monitor.falseAlarmRate,
  };
}
