// Which room may import which (docs/architecture.md). Everything not allowed here is an error.
const may = {
  protocol: [],
  core: ['protocol'],
  client: ['protocol'],
  daemon: ['core', 'protocol'],
  'language-server': ['core', 'protocol'],
  assist: ['core', 'protocol'],
  extension: ['protocol', 'core', 'client', 'assist'],
  webview: ['protocol'],
  cli: ['protocol', 'core', 'client', 'daemon', 'assist'],
};
const rooms = Object.keys(may);
const tests = '\\.test\\.ts$';
const between = rooms.map((room) => ({
  name: `${room}-imports`,
  comment: `${room} may import ${may[room].join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: { path: `^(${rooms.filter((other) => other !== room && !may[room].includes(other)).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...between,
    { name: 'no-cycles', severity: 'error', from: { pathNot: tests }, to: { circular: true } },
    {
      name: 'core-is-pure',
      comment: 'core has no file system, network, clock or process',
      severity: 'error',
      from: { path: '^core/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-extension-knows-vscode',
      severity: 'error',
      from: { pathNot: '^(extension|test)/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'extension-uses-only-types-of-core',
      severity: 'error',
      from: { path: '^extension/', pathNot: tests },
      to: { path: '^core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'serving-stands-alone',
      comment: 'the model server ships inside images',
      severity: 'error',
      from: { path: '^daemon/serving/', pathNot: tests },
      to: { path: '^daemon/(?!serving/)|^core/(?!statistics/)' },
    },
    {
      name: 'toolkit-behind-one-module',
      severity: 'error',
      from: { path: '^webview/', pathNot: '^webview/toolkit\\.ts$' },
      to: { path: 'webview-ui-toolkit' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^vscode$', '^sarif$'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.cjs'],
    },
  },
};
