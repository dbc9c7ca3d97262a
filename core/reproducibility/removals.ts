/** Something of a line that no two runs have in common. */
export interface Removal {
  /** In words that follow "Not compared: ". */
  readonly what: string;
  readonly pattern: RegExp;
  readonly by: string;
}

const unit = '(?:ns|us|µs|μs|ms|s|secs?|seconds?|mins?|minutes?|hours?|h)';
const number = String.raw`\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const timed =
  '(?:elapsed|took|duration|(?:execution|training|running|run|fit|score|wall|cpu|total|prediction|inference|processing|computation)[ _]time)';

/** Cross-validation's answer holds how long it took, over many lines. */
export const timesInDicts = /(['"]\w{0,20}(?:fit|score)_time['"]: )(?:array\(\[[^\]]{0,5000}\]\)|[\d.e-]+)/g;

/** For one line each, in this order: whole lines first, then what stands within one. */
export const removals: readonly Removal[] = [
  { what: 'progress bars', pattern: /^.*\d+%\|.*\|.*$/, by: '' },
  { what: 'progress bars', pattern: /^\[Parallel\(n_jobs.*$/, by: '' },
  { what: 'progress bars', pattern: /\[[=>.]{5,}\]|━+/g, by: '' },
  { what: 'timings', pattern: /^(?:CPU times|Wall time|Parser {4}):.*$/, by: '' },
  { what: 'timings', pattern: /^.*\bper loop\b.*$/, by: '' },
  { what: 'timings', pattern: /^(?:The slowest run took|peak memory:).*$/, by: '' },
  {
    what: 'timings',
    pattern: /(?:- )?(?:ETA: )?\d+s \d+(?:ms|us|µs|s)\/(?:step|sample|epoch)|\bETA: [\d:]+s?|(?<= - )\d+s\b(?= - )/g,
    by: '',
  },
  {
    what: 'timings',
    pattern: new RegExp(`(${timed}[^\\d]{0,30}?)${number}(?:\\s*${unit}\\b)?`, 'gi'),
    by: '$1<time>',
  },
  {
    what: 'timings',
    pattern: new RegExp(`^(.*\\b(?:time|done|finished|completed)\\b.*?)\\b${number}\\s*${unit}\\b`, 'i'),
    by: '$1<time>',
  },
  { what: 'the memory used', pattern: /(\bmemory usage: ).*/, by: '$1<size>' },
  { what: 'dates of now', pattern: /(\bDate:\s+)\w{3}, \d{2} \w{3} \d{4}/, by: '$1<now>' },
  { what: 'dates of now', pattern: /(\bTime:\s+)\d{2}:\d{2}:\d{2}/, by: '$1<now>' },
  {
    what: 'the names of plot objects',
    pattern:
      /<[^<>]{0,200}(?:matplotlib|seaborn|mpl_toolkits|Axes|Container|artist|Patch)[^<>]{0,200}(?:<[^<>]{0,200}>)?[^<>]{0,200}>/g,
    by: '<plot>',
  },
  { what: 'the names of plot objects', pattern: /\bText\((?:[^()'"]|'[^']*'|"[^"]*"){0,300}\)/g, by: '<plot>' },
  { what: 'the modules of classes', pattern: /<class '(?:\w+\.)+(\w+)'>/g, by: "<class '$1'>" },
  {
    what: 'the names of types, which the platform and pandas choose',
    pattern: /(\bdtype: |\bdtype='?|\bdtypes: .*|\bnon-null +|^\S+ {2,})(?:object|str)\b/,
    by: '$1str',
  },
  {
    what: 'the names of types, which the platform and pandas choose',
    pattern: /(\bdtype: |\bdtype='?|\bdtypes: .*|\bnon-null +|^\S+ {2,})int32\b/,
    by: '$1int64',
  },
  {
    what: 'the shapes and types that numpy writes',
    pattern: /,\s*(?:shape=\([\d, ]{1,40}\)|dtype=(?:u?int|float)(?:8|16|32|64))(?=[,)]|$)/g,
    by: '',
  },
  { what: 'memory addresses', pattern: /\b0x[0-9a-fA-F]{6,}/g, by: '0x…' },
  { what: 'random ids', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, by: '<id>' },
  {
    what: 'places of code',
    pattern: /<ipython-input-\d+-[0-9a-f]+>|[^\s"']{0,100}ipykernel_\d+[\\/]\d+\.py|<cell \d+>/g,
    by: '<cell>',
  },
  {
    what: 'folders of files',
    pattern: /(?<![\w:/\\.])(?:[A-Za-z]:)?[\\/](?:[\w.@+~-]+[\\/])+(?=[\w.@+~-])/g,
    by: '…/',
  },
  { what: 'temporary names', pattern: /\btmp[a-z0-9_]{8}\b/g, by: 'tmp…' },
  {
    what: 'the types that numpy 2 writes',
    pattern: /\bnp\.(?:float|int|uint|complex|str_|bytes_|bool)\w*\(([^()]{0,200})\)/g,
    by: '$1',
  },
  { what: 'the types that numpy 2 writes', pattern: /\bnp\.(True|False)_/g, by: '$1' },
];
