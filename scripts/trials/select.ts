import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listNotebooks } from '../corpus/list.ts';

/** Data that comes with a package or that the notebook makes up: a run needs no network and no file. */
const packaged =
  /load_(?:iris|wine|breast_cancer|diabetes|digits|linnerud)\b|make_(?:classification|regression|blobs|moons|circles|friedman1|s_curve|swiss_roll)\b|sm\.datasets\.(?!get_rdataset)\w+|statsmodels\.datasets|np\.random\.\w+\(/;
/** Data from elsewhere, and services. */
const elsewhere =
  /fetch_\w+\(|https?:\/\/|get_rdataset|load_dataset\(|load_boston|urllib|wget|google\.colab|pyspark|kaggle|read_(?:csv|excel)\(|\bopen\(|loadtxt\(/;

/** Notebooks below a folder, absolute, in a stable order, that fit something to data that comes with a package. */
export function selfContained(folder: string): string[] {
  return everyNotebook(folder).filter((path) => {
    // A page that a comment names is not read.
    const code = codeOf(path).replace(/#.*/g, '');
    return packaged.test(code) && !elsewhere.test(code) && /\.fit\(/.test(code);
  });
}

/** Notebooks below a folder, absolute, in a stable order. */
export const everyNotebook = (folder: string): string[] => listNotebooks(folder).map(({ path }) => join(folder, path));

function codeOf(path: string): string {
  try {
    const notebook: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const cells = typeof notebook === 'object' && notebook !== null && 'cells' in notebook ? notebook.cells : [];
    return Array.isArray(cells) ? cells.map(sourceOf).join('\n') : '';
  } catch {
    return ''; // what is no JSON is none of ours to try
  }
}

function sourceOf(cell: unknown): string {
  if (typeof cell !== 'object' || cell === null || !('cell_type' in cell) || cell.cell_type !== 'code') return '';
  const source = 'source' in cell ? cell.source : '';
  return Array.isArray(source) ? source.join('') : String(source);
}
