/** An engine that may be there. */
export interface Candidate {
  /** Why it is asked, in the user's words: `DOCKER_HOST`, `context "colima"`, `Podman`. */
  readonly source: string;
  /** As in DOCKER_HOST: `unix://`, `npipe://`, `tcp://` or `ssh://`. */
  readonly host: string;
  readonly tls: Tls | null;
}

/** Files of the client's certificate; null where there is none. */
export interface Tls {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  /** Whether the engine's certificate is checked. */
  readonly verify: boolean;
}

export interface Attempt {
  readonly source: string;
  readonly where: string;
  readonly outcome: string;
}
