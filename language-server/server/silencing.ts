import { silencingComment, suppressionMeta } from '#core/rules/index.ts';
import type { Finding } from '#protocol/finding.ts';
import type { Silencing } from '#protocol/silencing.ts';
import type { OpenedDocument } from './opened.ts';

/**
 * How a finding in a document is silenced: by a comment at the beginning of its cell, else, where a comment would be content or speaks of
 * no cell, in `slipway.yaml`. `notebook`: its URI; null where it has no project to write that into.
 */
export const silencingIn =
  (document: OpenedDocument, notebook: string | null) =>
  ({ rule, place, message }: Finding): Silencing | null => {
    if (rule === suppressionMeta.id) return null;
    const line = document.commentLine(place);
    if (line !== null) return { uri: document.uri, line, comment: silencingComment(rule), what: message };
    if (notebook === null) return null;
    const { file, cell } = place;
    return { uri: notebook, rule, file, ...(cell === undefined ? {} : { cell }), what: message };
  };
