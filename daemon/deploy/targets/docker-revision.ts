import type Docker from 'dockerode';
import { containerPort } from '#core/generate/dockerfile-facts.ts';
import { bytesOf, hardened, modelKeys, statusOf, waitReady } from '#daemon/containers/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import type { Revision } from '../revision.ts';
import { imageGone, nameTaken, startFailure } from './docker-failures.ts';
import { containerName, labelsOf, volumeName } from './docker-names.ts';

/** The container of one revision on a local engine. */
export class DockerRevision {
  readonly #docker: Docker;
  readonly #revision: Revision;
  readonly #store: string;

  constructor(docker: Docker, revision: Revision, store: string) {
    this.#docker = docker;
    this.#revision = revision;
    this.#store = store;
  }

  get container(): Docker.Container {
    return this.#docker.getContainer(containerName(this.#revision));
  }

  /** Null where there is no such container. */
  async inspect(): Promise<Docker.ContainerInspectInfo | null> {
    return this.container.inspect().catch((error: unknown) => {
      if (statusOf(error) === 404) return null;
      throw error;
    });
  }

  /** Starts it, made anew where it is gone or has another key, and waits until it is ready. */
  async start(signal: AbortSignal): Promise<{ url: string }> {
    const there = await this.inspect();
    if (there && !this.#isOwn(there)) throw nameTaken(containerName(this.#revision));
    try {
      const usable = there !== null && this.#hasKey(there);
      if (there && !usable) await this.container.remove({ force: true }).catch(unless(404));
      if (!usable) await this.#create();
      await this.container.start().catch(unless(304));
    } catch (error) {
      throw startFailure(error, this.#revision);
    }
    return { url: await waitReady(this.container, signal) };
  }

  /** Stops it, as it asks to be: requests in flight are answered. Another's container of that name is let be. */
  async stop(): Promise<void> {
    const there = await this.inspect();
    if (there && !this.#isOwn(there)) return;
    await this.container.stop({ t: 20 }).catch(unless(304, 404));
  }

  /** Removes it with its state. Another's container of that name is let be. */
  async remove(): Promise<void> {
    const there = await this.inspect();
    if (there && !this.#isOwn(there)) return;
    await this.container.remove({ force: true, v: true }).catch(unless(404));
    await this.#docker.getVolume(volumeName(this.#revision)).remove().catch(unless(404));
  }

  #isOwn({ Config }: Docker.ContainerInspectInfo): boolean {
    return Config.Labels['dev.slipway.store'] === this.#store;
  }

  #hasKey({ Config }: Docker.ContainerInspectInfo): boolean {
    const { keyHash } = this.#revision;
    return keyHash === null || Config.Env.includes(`SLIPWAY_API_KEYS_SHA256=${keyHash}`);
  }

  async #create(): Promise<void> {
    const { imageId, model, keyHash, window, falseAlarmRate, port, memory, cpus, name } = this.#revision;
    const image = await this.#docker
      .getImage(imageId)
      .inspect()
      .catch((error: unknown) => {
        throw statusOf(error) === 404 ? imageGone(this.#revision) : error;
      });
    const keys = modelKeys(image.Config.Labels, environment());
    const container = hardened({
      name: containerName(this.#revision),
      image: imageId,
      env: {
        ...keys.env,
        SLIPWAY_MODEL_NAME: name,
        SLIPWAY_WINDOW: `${window}`,
        SLIPWAY_FALSE_ALARM_RATE: `${falseAlarmRate}`,
        ...(keyHash === null
          ? { SLIPWAY_AUTH: 'none', SLIPWAY_HOSTS: 'localhost,127.0.0.1,::1' }
          : { SLIPWAY_API_KEYS_SHA256: keyHash }),
      },
      secrets: keys.secrets,
      labels: { ...labelsOf(this.#revision, this.#store), 'dev.slipway.model': model },
      port,
      memory: bytesOf(memory),
      cpus,
      volume: volumeName(this.#revision),
      stays: true,
    });
    await this.#docker.createContainer(container).catch((error: unknown) => {
      throw statusOf(error) === 404 ? imageGone(this.#revision) : error;
    });
  }
}

/** URL of a running container's server. */
export function urlOf({ NetworkSettings }: Docker.ContainerInspectInfo): string | null {
  const port = NetworkSettings.Ports[`${containerPort}/tcp`]?.[0]?.HostPort;
  return port === undefined ? null : `http://127.0.0.1:${port}`;
}

/** Takes an engine's answer for what was wanted: already stopped, already gone. */
function unless(...codes: number[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(statusOf(error) ?? 0)) throw error;
  };
}
