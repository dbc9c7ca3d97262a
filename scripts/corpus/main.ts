// npm run corpus -- DIR [--json] [--rule ID [--sample N]]: checks every notebook under a folder, and every script with cells, and says how that went.
// Ends with 1 when one crashed; a refusal is an answer.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createChecker } from '#core/check.ts';
import { checkOne } from './check.ts';
import { listNotebooks } from './list.ts';
import { reportOf, sampleOf, textOf } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rule: { type: 'string' },
    sample: { type: 'string', default: '40' },
  },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run corpus -- DIR [--json] [--rule ID [--sample N]]; DIR is a folder with notebooks.');
  process.exit(2);
}
const modules = join(import.meta.dirname, '../../node_modules');
const checker = await createChecker({
  runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
});
const began = performance.now();
const rows = listNotebooks(folder, { scripts: true }).map((notebook) => ({
  path: notebook.path,
  checked: checkOne(checker, folder, notebook),
}));
const seconds = (performance.now() - began) / 1000;
checker.dispose();
const report = reportOf(rows);
const { rule } = values;
if (values.json) console.log(JSON.stringify(report, null, 2));
else if (rule !== undefined) console.log(sampleOf(rows, rule, Number(values.sample)).join('\n'));
else {
  console.log(textOf(report).join('\n'));
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `\n${(rows.length / seconds).toFixed(0)} notebooks a second, files read included; peak memory ${peak.toFixed(0)} MB`,
  );
}
process.exit(report.crashed.length > 0 ? 1 : 0);
