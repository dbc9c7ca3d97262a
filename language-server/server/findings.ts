import type { Finding } from '#protocol/finding.ts';
import type { Silencing } from '#protocol/silencing.ts';

/** What was found in one document (a manifest, or a cell of a notebook), and how its fixes' places become documents. */
export interface Findings {
  /** The document's version the findings are about. */
  readonly version: number;
  readonly findings: readonly Finding[];
  /** URI and version of the document a place is in; null where that is not known. */
  locate(place: Finding['place']): { uri: string; version: number | null } | null;
  /** Of a cell: every finding of its notebook. */
  readonly notebook?: readonly Finding[];
  /** Of a cell: how a finding in it is silenced; null where it cannot be. */
  silencing?(finding: Finding): Silencing | null;
}

/** Findings by the URI of the document they are in. */
export type FindingsByUri = Map<string, Findings>;
