import type Docker from 'dockerode';
import * as z from 'zod';
import { engineAt, type FoundEngine, findEngine } from '#daemon/containers/index.ts';

const File = z.string().nullable();

/** The address of an engine, and the files of the certificate it is spoken to with. */
const Place = z.object({
  host: z.string(),
  tls: z.object({ ca: File, cert: File, key: File, verify: z.boolean() }).nullable(),
});

/** How the engine is found that whoever asks has chosen, and the one that something was deployed to. */
export interface Engines {
  chosen(): Promise<{ docker: Docker; place: string }>;
  at(place: string | null): Promise<Docker>;
}

export const engines: Engines = {
  async chosen() {
    const found = await findEngine();
    return { docker: found.docker, place: placeOf(found) };
  },
  async at(place) {
    if (place === null) return (await findEngine()).docker;
    return (await engineAt({ ...Place.parse(JSON.parse(place)), source: 'the deployment' })).docker;
  },
};

const placeOf = ({ candidate: { host, tls } }: FoundEngine): string => JSON.stringify({ host, tls });
