import type Docker from 'dockerode';
import { findEngine } from '#daemon/containers/index.ts';
import { name } from './prepared.ts';

/** The engine that the daemon of this editor finds, too. */
export async function engine(): Promise<Docker> {
  return (await findEngine()).docker;
}

/** Containers of the deployments that this suite makes, running or not. */
export async function deployed(): Promise<Docker.ContainerInfo[]> {
  const label = [`dev.slipway.deployment=${name}`];
  return (await engine()).listContainers({ all: true, filters: { label } });
}
