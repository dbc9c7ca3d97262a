import { field, isRecord, joined, string } from '#core/notebook/json.ts';

/** What a cell shows, apart by how it can be compared. */
export interface Shown {
  readonly outputs: number;
  readonly stdout: string;
  readonly stderr: boolean;
  /** Plain text of results and displays, in order; pictures and pages are left to their counts. */
  readonly values: readonly string[];
  /** Pictures and interactive plots. */
  readonly figures: number;
  /** Displays that are HTML, JavaScript or a widget and say nothing in plain text. */
  readonly pages: number;
  readonly error: { readonly name: string; readonly value: string; readonly traceback: readonly string[] } | null;
}

const picture = /^image\/|^application\/(?:vnd\.(?:plotly|vega|vegalite|bokehjs|holoviews)|pdf)/;
const short = new Set(['png', 'jpeg', 'svg']);
/** Plain texts that only say of which class a page is. */
const placeholder = /^<(?:IPython\.core\.display\.\w+|ipywidgets\.\S+|IPython\.\S+) object>$|^\w+\(.*children=\(/;

/** Reads the `outputs` of a cell of nbformat 3 or 4; anything that is no output is left out. */
export function shownBy(outputs: unknown): Shown {
  const stdout: string[] = [];
  const values: string[] = [];
  let [stderr, figures, pages, count] = [false, 0, 0, 0];
  let error: Shown['error'] = null;
  for (const output of Array.isArray(outputs) ? outputs : []) {
    if (!isRecord(output)) continue;
    count += 1;
    const type = output['output_type'];
    if (type === 'stream') {
      if ((string(output['name']) ?? string(output['stream'])) === 'stderr') stderr = true;
      else stdout.push(joined(output['text']));
    } else if (type === 'error' || type === 'pyerr') {
      const lines = Array.isArray(output['traceback']) ? output['traceback'] : [];
      error = {
        name: string(output['ename']) ?? 'Error',
        value: string(output['evalue']) ?? '',
        traceback: lines.filter((line): line is string => typeof line === 'string'),
      };
    } else {
      const data = isRecord(output['data']) ? output['data'] : output;
      const text = joined(data['text/plain'] ?? field(output, 'text'));
      const kinds = Object.keys(data);
      if (kinds.some((kind) => picture.test(kind) || short.has(kind))) figures += 1;
      else if (kinds.includes('application/vnd.jupyter.widget-view+json') || placeholder.test(text)) pages += 1;
      else if (text === '') pages += 1;
      else values.push(text);
    }
  }
  return { outputs: count, stdout: stdout.join(''), stderr, values, figures, pages, error };
}
