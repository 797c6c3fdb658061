/**
 * The sources as the compiler sees them: parsed with its parser, imports resolved with its resolution. Shared by the layers
 * test and the measurements. Plain JavaScript, because the measurements run under any Node, also on an older checkout.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/**
 * One import of one file. `target` is a path from the root for a file of the tree, else the specifier (`node:fs`, `zod`).
 * `isTypeOnly` is true when nothing of it runs: `import type`, `export type … from`, `import('…').Type`.
 * @typedef {{ readonly file: string, readonly target: string, readonly isTypeOnly: boolean, readonly line: number }} Import
 */

/**
 * `planted` holds texts that stand in for files or add to them, by path from the root.
 * @typedef {{ readonly root: string, readonly planted: ReadonlyMap<string, string> }} Tree
 */

export const SOURCE_FOLDERS = ['src-shared', 'src-main', 'src-renderer'];

/** @type {ts.CompilerOptions} */
const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2024,
  jsx: ts.JsxEmit.ReactJSX,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  noEmit: true,
};

/**
 * Every file under a folder of the tree, as sorted paths from the root with forward slashes.
 * @param {string} root
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function listFiles(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, path) : [path];
    })
    .toSorted();
}

/**
 * The TypeScript files of the sources, planted ones included.
 * @param {Tree} tree
 * @returns {readonly string[]}
 */
export function listSources({ root, planted }) {
  const files = SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder));
  return [...new Set([...files, ...planted.keys()])].filter((file) => /\.tsx?$/.test(file)).toSorted();
}

/**
 * @param {Tree} tree
 * @param {string} file
 * @returns {ts.SourceFile}
 */
export function parseSource({ root, planted }, file) {
  const text = planted.get(file) ?? readFileSync(join(root, file), 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true, kind);
}

/**
 * Every import of the sources: `import`, `export … from`, `import()`, `import('…').Type`.
 * @param {Tree} tree
 * @returns {readonly Import[]}
 */
export function readImports(tree) {
  const resolveTarget = targetResolver(tree);
  return listSources(tree).flatMap((file) => {
    const source = parseSource(tree, file);
    return specifiersOf(source).map(({ node, isTypeOnly }) => ({
      file,
      target: resolveTarget(file, node.text),
      isTypeOnly,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    }));
  });
}

/**
 * @param {Tree} tree
 * @returns {(file: string, specifier: string) => string}
 */
function targetResolver({ root, planted }) {
  const base = resolve(root);
  const plantedPaths = new Set([...planted.keys()].map((file) => join(base, file)));
  const host = {
    ...ts.sys,
    /** @param {string} path */
    fileExists: (path) => plantedPaths.has(resolve(path)) || ts.sys.fileExists(path),
  };
  const cache = ts.createModuleResolutionCache(base, (name) => name, compilerOptions);
  return (file, specifier) => {
    if (!specifier.startsWith('.')) return specifier;
    const { resolvedModule } = ts.resolveModuleName(
      specifier,
      join(base, file),
      compilerOptions,
      host,
      cache,
    );
    // Styles and `?url` assets are the bundler's: the path as it is written is all there is to know.
    const path = resolvedModule?.resolvedFileName ?? resolve(base, file, '..', specifier);
    return resolve(path)
      .slice(base.length + 1)
      .replaceAll('\\', '/');
  };
}

/**
 * @param {ts.SourceFile} source
 * @returns {readonly { readonly node: ts.StringLiteralLike, readonly isTypeOnly: boolean }[]}
 */
function specifiersOf(source) {
  /** @type {{ node: ts.StringLiteralLike, isTypeOnly: boolean }[]} */
  const found = [];
  /** @param {ts.Node | undefined} node @param {boolean} isTypeOnly */
  const add = (node, isTypeOnly) => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ node, isTypeOnly });
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * Groups of files that import each other, type-only imports included (Tarjan's strongly connected components of two files or
 * more, and files that import themselves).
 * @param {readonly Import[]} imports
 * @returns {readonly (readonly string[])[]}
 */
export function findCycles(imports) {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  for (const { file, target } of imports) {
    const targets = graph.get(file) ?? new Set();
    graph.set(file, targets.add(target));
  }
  /** @type {Map<string, { index: number, low: number, isOpen: boolean }>} */
  const marks = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {(readonly string[])[]} */
  const cycles = [];
  /** @param {string} file @returns {{ index: number, low: number, isOpen: boolean }} */
  const visit = (file) => {
    const mark = { index: marks.size, low: marks.size, isOpen: true };
    marks.set(file, mark);
    open.push(file);
    for (const target of graph.get(file) ?? []) {
      const seen = marks.get(target);
      if (seen === undefined) mark.low = Math.min(mark.low, visit(target).low);
      else if (seen.isOpen) mark.low = Math.min(mark.low, seen.index);
    }
    if (mark.low === mark.index) {
      const members = open.splice(open.indexOf(file));
      for (const member of members) {
        const closed = marks.get(member);
        if (closed !== undefined) closed.isOpen = false;
      }
      if (members.length > 1 || graph.get(file)?.has(file)) cycles.push(members.toSorted());
    }
    return mark;
  };
  for (const file of graph.keys()) if (!marks.has(file)) visit(file);
  return cycles;
}
