/**
 * Measures the shape of the sources: `node test/tidy/measure.mjs [ROOT] [--json] [--list] [--field NAME]`.
 * ROOT is any checkout of this project (default: this one), so that a change can be measured before and after.
 * The figures are signs, not quotas. How each one counts:
 *
 * - source: the code of src-shared, src-main and src-renderer (.ts, .tsx, .mjs, .cjs, .sql), every line of the file. What
 *   else is counted is counted in the TypeScript files alone.
 * - function: a declaration, method, accessor or constructor with a body, or an arrow or function expression that a name is
 *   bound to (variable, property, class field), with its own lines from first to last. Callbacks without a name belong to
 *   the function around them. `--list` names those over 80 lines.
 * - percentile: the nearest rank.
 * - import of a feature from elsewhere: an import in src-main/features whose target is a file of the tree, and is not in
 *   src-shared, lib, session, app, database, workbooks, documents or the same feature. src-main/host of older trees is elsewhere.
 * - crowded folder: more than 20 files directly in a folder of src-*; text/ and migrations/ aside.
 * - mentions a field: a source file with the name as a whole word, in camel case or (for the database) in snake case.
 * - comment share: lines on which nothing but comment stands, of the lines that are not blank.
 * - documented export: an exported declaration with a doc comment; re-exports are not counted.
 * - lines of test: of the *.test.ts files; "with helpers" of all TypeScript in test/, benchmarks aside. Main is tested by
 *   test/main and test/faults (in older trees also test/sheets and test/documents).
 * - cycle: a group of files that import each other, `import type` and `import()` included.
 * - takes the open ledger: a function with a parameter whose type names `OpenLedger`, outside src-main/session, src-main/app
 *   and the features' handlers.ts.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import {
  findCycles,
  listFiles,
  listSources,
  parseSource,
  readImports,
  SOURCE_FOLDERS,
} from './source-tree.mjs';

const FUNCTION_LINES_MAX = 80;
const FOLDER_FILES_MAX = 20;

/** @typedef {{ readonly file: string, readonly name: string, readonly lines: number, readonly takesLedger: boolean, readonly isNamed: boolean }} Measured */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    field: { type: 'string', default: 'subProject' },
  },
});
const root = resolve(positionals[0] ?? join(import.meta.dirname ?? dirname(process.argv[1] ?? ''), '../..'));
const tree = { root, planted: new Map() };
const sources = listSources(tree).map((file) => parseSource(tree, file));
const functions = sources.flatMap(functionsOf);
const code = SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder)).filter((file) =>
  /\.(tsx?|[cm]js|sql)$/.test(file),
);
const named = functions.filter((one) => one.isNamed);
const imports = readImports(tree);
const tests = listFiles(root, 'test').filter(
  (file) => /\.(ts|tsx)$/.test(file) && !file.startsWith('test/bench/'),
);
const isTest = (/** @type {string} */ file) => file.endsWith('.test.ts');

const under =
  (/** @type {string} */ folder) =>
  (/** @type {{ fileName: string }} */ { fileName }) =>
    fileName.startsWith(`${folder}/`);
const isScreen = (/** @type {string} */ file) => file.startsWith('src-renderer/features/');

/**
 * @param {ts.SourceFile} source
 * @returns {readonly Measured[]}
 */
function functionsOf(source) {
  /** @type {Measured[]} */
  const found = [];
  const lineOf = (/** @type {number} */ position) => source.getLineAndCharacterOfPosition(position).line;
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const name = nameOf(node);
      found.push({
        file: source.fileName,
        name: name ?? '(anonymous)',
        isNamed: name !== undefined,
        lines: lineOf(node.getEnd()) - lineOf(node.getStart()) + 1,
        takesLedger: node.parameters.some(({ type }) => /\bOpenLedger\b/.test(type?.getText() ?? '')),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * @param {ts.SignatureDeclaration} node
 * @returns {string | undefined}
 */
function nameOf(node) {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  const isBound =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return isBound ? parent.name.getText() : undefined;
}

/**
 * @param {readonly number[]} figures
 * @param {number} share
 */
function percentile(figures, share) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * p50 / p90 / max
 * @param {readonly Measured[]} some
 */
function spread(some) {
  const lines = some.map((one) => one.lines);
  return `${percentile(lines, 0.5)} / ${percentile(lines, 0.9)} / ${Math.max(0, ...lines)}`;
}

/** @param {string} text */
const linesOf = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** @param {readonly ts.SourceFile[]} some */
const linesOfAll = (some) => some.reduce((sum, source) => sum + linesOf(source.text), 0);

/** @param {readonly string[]} files */
const linesOfFiles = (files) =>
  files.reduce((sum, file) => sum + linesOf(readFileSync(join(root, file), 'utf8')), 0);

/**
 * Lines with comment alone and lines that are not blank.
 * @param {ts.SourceFile} source
 */
function commentLines(source) {
  const { text } = source;
  const isCode = new Uint8Array(text.length);
  /** @param {ts.Node} node */
  const mark = (node) => {
    // Doc comments are children of what they describe, not code.
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    if (children.length === 0) isCode.fill(1, node.getStart(source, false), node.getEnd());
    for (const child of children) mark(child);
  };
  mark(source);
  let comment = 0;
  let filled = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      filled++;
      if (!isCode.subarray(start, start + line.length).includes(1)) comment++;
    }
    start += line.length + 1;
  }
  return { comment, filled };
}

/** @param {readonly ts.SourceFile[]} some */
function commentShare(some) {
  const counts = some.map(commentLines);
  const comment = counts.reduce((sum, one) => sum + one.comment, 0);
  return percent(
    comment,
    counts.reduce((sum, one) => sum + one.filled, 0),
  );
}

/**
 * @param {number} part
 * @param {number} whole
 */
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/**
 * @param {number} part
 * @param {number} whole
 */
const ratio = (part, whole) => (part / Math.max(1, whole)).toFixed(2);

/** @param {readonly ts.SourceFile[]} some */
function documentedExports(some) {
  const declared = some.flatMap((source) =>
    source.statements.filter(
      (statement) =>
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    ),
  );
  const documented = declared.filter((statement) => ts.getJSDocCommentsAndTags(statement).length > 0);
  return percent(documented.length, declared.length);
}

function strayImports() {
  const allowed = /^src-(shared|main\/(lib|session|app|database|workbooks|documents))\//;
  return imports.filter(({ file, target }) => {
    const feature = /^src-main\/features\/[^/]+\//.exec(file)?.[0];
    return (
      feature !== undefined &&
      target.startsWith('src-') &&
      !allowed.test(target) &&
      !target.startsWith(feature)
    );
  });
}

function crowdedFolders() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const file of SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder))) {
    const folder = dirname(file);
    if (!/\/(text|migrations)$/.test(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > FOLDER_FILES_MAX)
    .map(([folder, count]) => `${folder} (${count})`);
}

/** @param {string} field */
function filesWithField(field) {
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const mention = new RegExp(`\\b(${field}|${snake})\\b`);
  return code.filter((file) => mention.test(readFileSync(join(root, file), 'utf8')));
}

const testsUnder = (/** @type {readonly string[]} */ folders) =>
  linesOfFiles(
    tests.filter((file) => isTest(file) && folders.some((folder) => file.startsWith(`test/${folder}/`))),
  );
const long = named.filter(({ lines }) => lines > FUNCTION_LINES_MAX);
const takers = functions.filter(
  ({ file, takesLedger }) =>
    takesLedger &&
    !/^src-main\/(session|app)\//.test(file) &&
    !/^src-main\/features\/.*\/handlers\.ts$/.test(file),
);
const core = sources.filter(under('src-shared'));
const cycles = findCycles(imports);

/** @type {readonly (readonly [string, string | number])[]} */
const table = [
  ['lines of source', linesOfFiles(code)],
  ['files of source', code.length],
  [`functions over ${FUNCTION_LINES_MAX} lines`, long.length],
  ['lines a function, all: p50 / p90 / max', spread(named)],
  [
    'lines a function, renderer features: p50 / p90 / max',
    spread(named.filter(({ file }) => isScreen(file))),
  ],
  ['imports of main features from elsewhere', strayImports().length],
  [`folders with more than ${FOLDER_FILES_MAX} files`, crowdedFolders().length],
  [`source files that mention ${values.field}`, filesWithField(values.field ?? '').length],
  ['comment share, core', commentShare(core)],
  ['comment share, database', commentShare(sources.filter(under('src-main/database')))],
  ['comment share, all', commentShare(sources)],
  ['exports of the contract with a doc comment', documentedExports(sources.filter(under('src-shared/rpc')))],
  ['lines of test per line of source', ratio(linesOfFiles(tests.filter(isTest)), linesOfAll(sources))],
  ['… with helpers', ratio(linesOfFiles(tests), linesOfAll(sources))],
  ['… core', ratio(testsUnder(['shared']), linesOfAll(core))],
  [
    '… main',
    ratio(
      testsUnder(['main', 'sheets', 'documents', 'faults']),
      linesOfAll(sources.filter(under('src-main'))),
    ),
  ],
  ['… renderer', ratio(testsUnder(['renderer']), linesOfAll(sources.filter(under('src-renderer'))))],
  [
    '… renderer, with e2e',
    ratio(testsUnder(['renderer', 'e2e']), linesOfAll(sources.filter(under('src-renderer')))),
  ],
  ['import cycles, type-only ones included', cycles.length],
  ['functions taking the open ledger', takers.length],
];

if (values.json) console.log(JSON.stringify(Object.fromEntries(table), null, 2));
else {
  console.log('| | |\n|---|---|');
  for (const [name, figure] of table) console.log(`| ${name} | ${figure} |`);
}
if (values.list) {
  for (const { file, name, lines } of long.toSorted((a, b) => b.lines - a.lines))
    console.log(`${lines}  ${name}  ${file}`);
  for (const folder of crowdedFolders()) console.log(`crowded: ${folder}`);
  for (const cycle of cycles) console.log(`cycle: ${cycle.join(' ↔ ')}`);
  for (const file of filesWithField(values.field ?? '')) console.log(`mentions: ${file}`);
}
