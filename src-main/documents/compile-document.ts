import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompileDocArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { assert } from '../../src-shared/lib/assert.ts';
import { type DocumentData, type DocumentName, documentSchemas } from './document-data.ts';
import { DocumentFailure } from './document-failure.ts';
import { documentFontFiles } from './document-fonts.ts';
import { splitSvgPages } from './svg-pages.ts';

export type SvgPage = { readonly svg: string; readonly pageCount: number };

/**
 * Makes paper of data. Compiling blocks its thread (1,000 certificates in one document: half a second; each on its
 * own: 4 ms): use it in the ledger worker.
 */
export type DocumentCompiler = {
  /**
   * The document as PDF. The same data and `createdAt` (kept to the second) give the same bytes on every machine.
   * Throws `DocumentFailure`. Data that breaks its schema is a bug and throws an assertion.
   */
  readonly pdf: <Name extends DocumentName>(
    name: Name,
    data: DocumentData[Name],
    options: { readonly createdAt: Date },
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Page `page` (from 1; a number beyond the last page gives the last) as SVG, and how many pages there are.
   * The pages of the last document are kept, so that leafing through it does not compile it again.
   */
  readonly svgPage: <Name extends DocumentName>(
    name: Name,
    data: DocumentData[Name],
    page: number,
  ) => Promise<SvgPage>;
};

/** Typst memoizes what it lays out; results that this many later documents did not use are dropped. */
const CACHED_DOCUMENTS = 2;

/**
 * A compiler for the documents in `resourcesDir/documents` with the fonts in `resourcesDir/fonts` only.
 * Nothing is loaded before the first document: the native module is 30 MB and most calls need none.
 */
export function createDocumentCompiler(resourcesDir: string): DocumentCompiler {
  let engine: Promise<NodeCompiler> | undefined;
  let lastPages: { readonly key: string; readonly pages: readonly string[] } | undefined;

  async function compile<T>(
    name: DocumentName,
    json: string,
    write: (compiler: NodeCompiler, source: CompileDocArgs) => T,
  ): Promise<T> {
    engine ??= loadEngine(resourcesDir);
    const compiler = await engine.catch((failure: unknown) => {
      engine = undefined;
      throw failure;
    });
    const mainFilePath = join(resourcesDir, 'documents', `${name}.typ`);
    requireFile(mainFilePath);
    try {
      // The files are read anew each time: an edited template shows without a restart.
      return write(compiler, { mainFilePath, inputs: { data: json }, resetRead: true });
    } catch (error) {
      throw new DocumentFailure('documentNotCompiled', describe(name, error));
    } finally {
      compiler.evictCache(CACHED_DOCUMENTS);
      // Native memory is given back in the event loop, not between promises: a batch of thousands of documents
      // would keep 0.6 MB of each. It also lets other calls of this thread in.
      await nextTurn();
    }
  }

  return {
    pdf: async (name, data, { createdAt }) =>
      compile(name, toJson(name, data), (compiler, source) => {
        const creationTimestamp = Math.floor(createdAt.getTime() / 1000);
        // Without tags for screen readers: on paper they do nothing, and they add to every frozen certificate.
        return new Uint8Array(compiler.pdf(source, { creationTimestamp, pdfTags: false }));
      }),
    svgPage: async (name, data, page) => {
      const json = toJson(name, data);
      const key = `${name}\n${json}`;
      if (lastPages?.key !== key) {
        const svg = await compile(name, json, (compiler, source) => compiler.plainSvg(source));
        lastPages = { key, pages: splitSvgPages(svg) };
      }
      const { pages } = lastPages;
      const svg = pages[Math.min(Math.max(Math.trunc(page), 1), pages.length) - 1];
      assert(svg !== undefined, 'a document has at least one page');
      return { svg, pageCount: pages.length };
    },
  };
}

async function loadEngine(resourcesDir: string): Promise<NodeCompiler> {
  for (const file of documentFontFiles(resourcesDir)) requireFile(file);
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new DocumentFailure('documentEngineUnavailable', `${process.platform} ${process.arch}`, { cause });
  });
  return NodeCompiler.create({
    workspace: join(resourcesDir, 'documents'),
    fontArgs: [{ fontPaths: [join(resourcesDir, 'fonts')] }],
  });
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new DocumentFailure('documentResourceMissing', path);
}

function toJson<Name extends DocumentName>(name: Name, data: DocumentData[Name]): string {
  const checked = documentSchemas[name].safeParse(data);
  const where = checked.success ? '' : checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
  assert(checked.success, `data of ${name} breaks its schema at: ${where}`);
  return JSON.stringify(checked.data);
}

/**
 * Typst's words about a refused document, which stand in the `code` of the native error. They can quote what was to
 * be printed: anything that could be a name or a number of a person is left out.
 */
function describe(name: DocumentName, error: unknown): string {
  const words =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return `${name}.typ: ${words.replace(/[^\x20-\x7e]+|\d{4,}/g, '…').slice(0, 400)}`;
}
