/** Texts of notebooks with 50 MB in one kind of output, by kind. */
export const largeNotebooks: ReadonlyMap<string, () => string> = new Map([
  ['one picture', () => notebook([display('"image/png"', `"${'iVBORw0KGgo'.repeat(4_550_000)}"`)])],
  ['many pictures', () => notebook(times(500, () => display('"image/png"', `"${'iVBORw0KGgo'.repeat(9_100)}"`)))],
  ['printed lines', () => notebook([stream(times(1_000_000, (n) => `"epoch ${n}: loss 0.123 accuracy 0.9\\n"`))])],
  ['a progress bar', () => notebook(times(400_000, (n) => stream([`"\\r ${n} of 400000 [00:00<00:00]"`])))],
  ['a table as HTML', () => notebook([display('"text/html"', `[${times(700_000, row).join(',')}]`)])],
  ['a plotly figure', () => notebook([display('"application/vnd.plotly.v1+json"', `{"x":[${points()}]}`)])],
  ['state of widgets', () => notebook([], `{"widgets":{"state":{${times(400_000, widget).join(',')}}}}`)],
]);

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const row = (n: number): string => `"      <td class=\\"data\\">${n} \\u00e9</td>\\n      <td>other</td>\\n"`;
const points = (): string => times(5_500_000, (n) => n % 1_000_000).join(', ');
const widget = (n: number): string =>
  `"${n.toString(16)}":{"model_module":"@jupyter-widgets/base","model_name":"LayoutModel","state":{"n":1,"w":"10px"}}`;
const display = (type: string, data: string): string =>
  `{"output_type":"display_data","metadata":{},"data":{${type}:${data}}}`;
const stream = (lines: readonly string[]): string =>
  `{"output_type":"stream","name":"stdout","text":[${lines.join(',')}]}`;
const notebook = (outputs: readonly string[], metadata = '{}'): string =>
  `{"nbformat":4,"nbformat_minor":5,"metadata":${metadata},"cells":[{"cell_type":"code","metadata":{},"source":"x","execution_count":1,"outputs":[${outputs.join(',')}]}]}`;
