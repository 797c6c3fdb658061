import type { Import } from './source-tree.mjs';

/** A part of the sources with one right to import. Every source file stands in exactly one: the first whose `files` matches. */
export type Layer = {
  readonly name: string;
  readonly files: RegExp;
  /** Layers whose files it may import, beside its own. */
  readonly imports: readonly string[];
  /** Layers of which it may import types alone. */
  readonly types?: readonly string[];
  /** Packages it may import, as their specifier is written. */
  readonly packages: RegExp;
};

const nouns = ['lib', 'nouns'];
const rules = [...nouns, 'policy', 'sheet'];
const core = [...rules, 'operations', 'contract'];
const engines = ['database', 'workbooks', 'documents'];
const main = ['floor', ...engines, 'session', 'app', 'features', 'transport', 'electron', 'demo'];
const screens = ['text', 'pieces', 'components', 'calls', 'frame'];

/** Who may import whom, bottom up. What is not listed here may not be imported. */
export const layers: readonly Layer[] = [
  // The core decides. It is pure: no Node, no page, no Electron, no database.
  { name: 'lib', files: /^src-shared\/lib\//, imports: [], packages: /^$/ },
  {
    name: 'nouns',
    files: /^src-shared\/((training|people|ledger)\/|(words|problems|failures)\.ts$)/,
    imports: ['lib'],
    packages: /^zod$/,
  },
  { name: 'policy', files: /^src-shared\/policy\//, imports: nouns, packages: /^zod$/ },
  { name: 'sheet', files: /^src-shared\/sheet\//, imports: [...nouns, 'policy'], packages: /^zod$/ },
  {
    name: 'operations',
    files: /^src-shared\/(registration|import|review|exchange|certificates)\//,
    imports: rules,
    packages: /^zod$/,
  },
  {
    name: 'contract',
    files: /^src-shared\/rpc\//,
    imports: [...rules, 'operations'],
    packages: /^(zod|@orpc\/contract)$/,
  },

  // Main does: on a floor without domain words, the engines know the core and their own library, not each other.
  { name: 'floor', files: /^src-main\/lib\//, imports: ['lib'], packages: /^node:.*$/ },
  {
    name: 'database',
    files: /^src-main\/database\//,
    imports: [...core, 'floor'],
    packages: /^(node:.*|better-sqlite3|drizzle-orm(\/.*)?|pinyin-pro|ulid|zod)$/,
  },
  {
    name: 'workbooks',
    files: /^src-main\/workbooks\//,
    imports: [...core, 'floor'],
    packages: /^(node:.*|exceljs|@e965\/xlsx|fflate\/browser|zod)$/,
  },
  {
    name: 'documents',
    files: /^src-main\/documents\//,
    imports: [...core, 'floor'],
    packages: /^(node:.*|@myriaddreamin\/typst-ts-node-compiler|zod)$/,
  },
  {
    name: 'session',
    files: /^src-main\/session\//,
    imports: [...core, 'floor', 'database', 'documents'],
    packages: /^(node:.*|better-sqlite3|drizzle-orm(\/.*)?|ulid|zod)$/,
  },
  {
    name: 'features',
    files: /^src-main\/features\//,
    imports: [...core, 'floor', ...engines, 'session', 'app'],
    packages: /^(?!electron$|react|@mantine\/|@orpc\/)/,
  },
  {
    name: 'electron',
    files: /^src-main\/(electron\/|main\.ts$)/,
    imports: [...core, ...main, 'entries'],
    packages: /^(?!react|@mantine\/)/,
  },
  ...(['app', 'transport', 'demo'] as const).map((name) => ({
    name,
    files: new RegExp(`^src-main/${name}/`),
    imports: [...core, ...main],
    packages: /^(?!electron$|react|@mantine\/)/,
  })),
  {
    name: 'entries',
    files: /^src-main\/(serve|cli|worker)\.ts$/,
    imports: [...core, ...main],
    packages: /^(?!electron$|react|@mantine\/)/,
  },

  // The renderer shows. Its pieces know no call; who calls goes through the contract.
  {
    name: 'text',
    files: /^src-renderer\/text\//,
    imports: [...rules, 'operations'],
    types: ['contract'],
    packages: /^zod(\/.*)?$/,
  },
  {
    name: 'pieces',
    files: /^src-renderer\/(routing|color-scheme|theme)\.tsx?$/,
    imports: core,
    packages: /^(react|wouter.*|@mantine\/core)$/,
  },
  {
    name: 'components',
    files: /^src-renderer\/components\//,
    imports: [...rules, 'operations', 'text', 'pieces'],
    types: ['contract'],
    packages: /^(react|react-dom|wouter|zod|@mantine\/.*|@tabler\/.*|@tanstack\/react-(query|virtual))$/,
  },
  {
    name: 'calls',
    files: /^src-renderer\/(rpc|ledger|ask-again|streamed-files|back-up|bound-calls|use-open-points)\.tsx?$/,
    imports: [...core, 'text', 'pieces', 'components'],
    packages:
      /^(react|@orpc\/(client|contract|tanstack-query).*|@tanstack\/react-query|@mantine\/notifications)$/,
  },
  {
    name: 'frame',
    files: /^src-renderer\/frame\//,
    imports: [...core, 'text', 'pieces', 'components', 'calls'],
    packages: /^(?!node:|electron$|@orpc\/server)/,
  },
  {
    name: 'screens',
    files: /^src-renderer\/features\//,
    imports: [...core, ...screens],
    packages: /^(?!node:|electron$|@orpc\/server)/,
  },
  {
    name: 'page',
    files: /^src-renderer\/(pages\/|(main|app|routes)\.tsx$)/,
    imports: [...core, ...screens, 'screens'],
    packages: /^(?!node:|electron$|@orpc\/server)/,
  },
];

/** Who may know the open ledger: everybody else decides from plain facts. */
const OPEN_LEDGER = 'src-main/session/open-ledger.ts';
const KNOWS_OPEN_LEDGER = /^src-main\/((session|app)\/|features\/[^/]+\/handlers\.ts$)/;

const isSource = (path: string): boolean => path.startsWith('src-') || path.startsWith('test/');
/** Styles and other files that the bundler takes in belong to the file that names them. */
const isCode = (path: string): boolean => /\.(tsx?|[cm]?js)$/.test(path);
const featureOf = (path: string): string | undefined =>
  /^src-(?:main|renderer)\/features\/[^/]+\//.exec(path)?.[0];

export const layerOf = (file: string): Layer | undefined => layers.find(({ files }) => files.test(file));

/** Every import that the table does not allow, as `file → target: why`. */
export function findOffences(imports: readonly Import[]): readonly string[] {
  const offences = imports.flatMap((one) => {
    const why = offenceOf(one);
    return why === undefined ? [] : [`${one.file} → ${one.target}: ${why}`];
  });
  return [...new Set(offences)].toSorted();
}

function offenceOf({ file, target, isTypeOnly }: Import): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return 'the file stands in no layer of test/tidy/layers.ts';
  if (!isSource(target)) return layer.packages.test(target) ? undefined : `no package for ${layer.name}`;
  if (target === OPEN_LEDGER && !KNOWS_OPEN_LEDGER.test(file)) return 'decisions take plain facts';
  const feature = featureOf(target);
  if (feature !== undefined && featureOf(file) !== undefined)
    return file.startsWith(feature) ? undefined : 'features do not know each other';
  if (!isCode(target)) return undefined;
  const other = layerOf(target);
  if (other === undefined) return `${layer.name} may not import what stands in no layer`;
  if (other === layer || layer.imports.includes(other.name)) return undefined;
  if (layer.types?.includes(other.name) === true)
    return isTypeOnly ? undefined : `${layer.name} may import types alone of ${other.name}`;
  return `${layer.name} may not import ${other.name}`;
}
