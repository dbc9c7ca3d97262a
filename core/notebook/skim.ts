import { cutLines, cutString } from './cut-text.ts';
import { JsonCursor } from './json-cursor.ts';
import { Unexpected } from './json-scan.ts';

/**
 * Characters of one output's form, of one text in metadata and of all metadata of one owner that are built at all. More is
 * kept by nobody, and a file of 50 MB holds little else.
 */
const perForm = 40_000;
const perText = 8_000;
const perOwner = 1_000_000;
/** Outputs of a cell that are built, the newest: a progress bar may write a hundred thousand. */
export const mostOutputs = 1_000;
/** Levels of metadata that are built. */
const deepest = 64;

/**
 * The value of a notebook's JSON, without building what is too large to be kept: a long text in an output is cut, a form that is
 * no text is `null`. Sources come whole. Throws a `SyntaxError` where the text is no JSON; what is left out is not held against
 * the grammar.
 */
export function skimNotebook(text: string): unknown {
  try {
    return root(new JsonCursor(text));
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    // The engine's own parser says best what is wrong.
    return JSON.parse(text);
  }
}

function root(json: JsonCursor): unknown {
  const cells = (): unknown => json.array(() => cell(json));
  const value = json.object((key) => {
    if (key === 'cells') return cells();
    if (key === 'worksheets')
      return json.array(() => json.object((name) => (name === 'cells' ? cells() : json.whole())));
    return key === 'metadata' ? metadata(json) : json.whole();
  });
  if (!json.isAtEnd) throw new Unexpected();
  return value;
}

function cell(json: JsonCursor): unknown {
  return json.object((key) => {
    if (key === 'outputs') return outputs(json);
    return key === 'metadata' || key === 'attachments' ? metadata(json) : json.whole();
  });
}

/** The newest outputs; the others are not built. */
function outputs(json: JsonCursor): unknown {
  const starts: number[] = [];
  const all = json.array(() => {
    starts.push(json.at);
    json.skip();
    return null;
  });
  if (!Array.isArray(all)) return all;
  const after = json.at;
  const kept = starts.slice(-mostOutputs).map((start) => {
    json.at = start;
    return output(json);
  });
  json.at = after;
  return kept;
}

function output(json: JsonCursor): unknown {
  return json.object((key) => {
    if (key === 'data') return json.object(() => form(json));
    return key === 'metadata' ? metadata(json) : form(json);
  });
}

/** A text as one string or as lines, cut; any other value, when it is small. */
function form(json: JsonCursor): unknown {
  const char = json.peek();
  if (char === '"') return cutString(json, perForm);
  const start = json.at;
  if (char === '[') {
    const lines = cutLines(json, perForm);
    if (lines !== null) return lines;
    json.at = start;
  }
  json.skip();
  return json.at - start > perForm ? null : json.parsed(start);
}

/** Metadata of one owner: texts cut, and nothing more once there was very much. */
function metadata(json: JsonCursor): unknown {
  let left = perOwner;
  const isEnough = (): boolean => left <= 0;
  const value = (depth: number): unknown => {
    const from = json.at;
    const char = json.peek();
    if (depth > deepest) {
      json.skip();
      return null;
    }
    if (char === '{') return json.object(() => value(depth + 1), isEnough);
    if (char === '[') return json.array(() => value(depth + 1), isEnough);
    const scalar = char === '"' ? cutString(json, perText) : json.whole();
    left -= Math.min(json.at - from, perText) + 40;
    return scalar;
  };
  return value(0);
}
