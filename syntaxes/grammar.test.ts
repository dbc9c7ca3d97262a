import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const scopes = new Map([
  ['source.yaml.slipway', 'slipway.tmLanguage.json'],
  ['source.pip-requirements.slipway', 'pip-requirements.tmLanguage.json'],
]);

let registry: textmate.Registry;
beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scope) {
      const file = scopes.get(scope);
      if (!file) return null;
      const path = join(import.meta.dirname, file);
      return textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
    },
  });
});

async function grammar(scope: string): Promise<IGrammar> {
  const loaded = await registry.loadGrammar(scope);
  if (!loaded) throw new Error(`${scope} is no grammar.`);
  return loaded;
}

/** Each token that is more than blanks, with its scopes below the root. */
function tokens(loaded: IGrammar, text: string): string {
  let stack = textmate.INITIAL;
  return text
    .split('\n')
    .flatMap((line) => {
      const result = loaded.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.flatMap((token) => {
        const piece = line.slice(token.startIndex, token.endIndex);
        return piece.trim() === '' ? [] : [`${piece.trim()}  ${token.scopes.slice(1).join(' ') || '(none)'}`];
      });
    })
    .join('\n');
}

describe('slipway.yaml', () => {
  it('colours alarms, schedules and sizes, wherever they stand', async () => {
    const text = `# decided in May
version: 1
name: penguins
environment: { python: "3.11", lock: requirements.lock }
deploy:
  memory: 512m
  cpus: 0.5
monitor:
  alarms:
    - name: drift # of the bill
      when: drift(bill_length_mm) > 0.1 over 200 requests # why not
    - { name: slow, when: 'p99(latency) >= 200ms over 5m' }
    - when: "success_rate < 99% over 10m"
    - when: >-
        missing('body mass')
        > 5% over 1d
      name: after
  note: |
    any: text
  window: 200
retrain:
  schedule: "0 3 * * mon-fri/2"
  when: dirft(x) = 1 over 5 weeks
checks: &c
  suppress: []`;
    expect(tokens(await grammar('source.yaml.slipway'), text)).toMatchSnapshot();
  });
});

describe('requirements', () => {
  it('colours names, versions, markers, options and hashes', async () => {
    const text = `# pinned
--index-url https://pypi.org/simple
-r base.in
numpy==2.3.5 \\
    --hash=sha256:00ff \\
    --hash=sha256:11ee
scikit-learn[alldeps, tests]>=1.5,<2 ; python_version >= "3.11" and sys_platform != 'win32'  # as trained
onnx @ https://example.com/onnx.whl
git+https://github.com/example/features.git@main#egg=features
./local`;
    expect(tokens(await grammar('source.pip-requirements.slipway'), text)).toMatchSnapshot();
  });
});
