/** The arrows of the house (ARCHITECTURE.md, "Layers"). tests/architecture/layers.test.ts proves that each rule bites. */
const SHELL = '^electron/(main|preload)\\.ts$|^electron/shell/';
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^db/domain/' },
      to: { pathNot: '^db/domain/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^db/migrations/[0-9]' },
      to: { pathNot: '^db/migrations/types\\.ts$' },
    },
    {
      name: 'db-is-the-bottom',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(electron|renderer|tests)/' },
    },
    {
      name: 'only-repositories-see-tables',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^db/schema/' },
    },
    {
      name: 'contract-is-pure',
      severity: 'error',
      from: { path: '^electron/contract/' },
      to: { pathNot: ['^electron/contract/', '^db/domain/', 'node_modules/zod/'] },
    },
    {
      name: 'reports-are-pure',
      severity: 'error',
      from: { path: '^electron/reports/' },
      to: { pathNot: ['^electron/reports/', '^db/domain/', 'node_modules/(docx|fflate|echarts)/'] },
    },
    {
      name: 'only-the-shell-imports-electron',
      severity: 'error',
      from: { pathNot: [SHELL, '^tests/'] },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'nothing-imports-the-shell',
      severity: 'error',
      from: { pathNot: [SHELL, '^tests/'] },
      to: { path: SHELL },
    },
    {
      name: 'renderer-sees-contract-and-rules-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|db|tests)/', pathNot: '^(electron/contract|db/domain)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-is-alone',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: { pathNot: '(^|/)node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.(d|config)\\.', '^tests/', '^resources/'] },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
