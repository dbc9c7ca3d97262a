import type Docker from 'dockerode';

/** Everything an engine has, so that what is left behind shows. */
export interface Inventory {
  readonly containers: readonly string[];
  readonly images: readonly string[];
  readonly volumes: readonly string[];
}

export async function inventory(docker: Docker): Promise<Inventory> {
  const [containers, images, volumes] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listImages({ all: true }),
    docker.listVolumes(),
  ]);
  return {
    containers: containers.map(({ Id }) => Id).sort(),
    images: images.map(({ Id, RepoTags }) => `${Id} ${(RepoTags ?? []).join()}`).sort(),
    volumes: volumes.Volumes.map(({ Name }) => Name).sort(),
  };
}
