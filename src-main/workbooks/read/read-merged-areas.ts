import type { MergedArea } from '../ooxml/merged-cells.ts';
import { isUtf16 } from '../ooxml/part-text.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { createByteScanner, scanXml } from '../ooxml/xml-scanner.ts';
import type { GuardedZip } from '../ooxml/zip-guard.ts';
import { createMergedAreas } from './read-worksheet.ts';

/**
 * The merged areas of a sheet. They stand behind its rows but are needed with them: the part is inflated once for
 * them, and only what follows the rows is looked at.
 */
export async function readMergedAreas(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): Promise<readonly MergedArea[]> {
  const tail = createTailReader();
  for await (const chunk of zip.stream(part, signal)) if (!tail.write(chunk)) break;
  const found = tail.end();
  if (found !== null) return found;
  const { areas, handler } = createMergedAreas();
  await scanXml(zip.stream(part, signal), handler);
  return areas;
}

/** The longest end tag of the rows that is recognised. */
const TAG_BYTES = 256;

/**
 * Collects merged areas behind the last end of `sheetData`. A text that merely looks like that tag begins the
 * tail anew at the real one. `write` answers whether it goes on; `end` gives `null` where the part is not built
 * as expected (in UTF-16, say): then all of it has to be scanned.
 */
function createTailReader(): {
  write(chunk: Uint8Array): boolean;
  end(): readonly MergedArea[] | null;
} {
  let carried: Uint8Array = new Uint8Array(0);
  let tail: { readonly areas: readonly MergedArea[]; write(bytes: Uint8Array): void; end(): void } | null =
    null;
  let isOdd = false;
  const open = () => {
    const { areas, handler } = createMergedAreas();
    return { areas, ...createByteScanner(handler, 'worksheet') };
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof WorkbookRefused) || error.code !== 'damagedWorkbook') throw error;
      isOdd = true;
    }
  };
  return {
    write(chunk) {
      if (carried.length === 0 && tail === null && isUtf16(chunk)) isOdd = true;
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const end = endOfRows(bytes);
      if (end !== -1) tail = open();
      const from = Math.max(0, end);
      const keptFrom = Math.max(from, bytes.length - TAG_BYTES);
      attempt(() => tail?.write(bytes.subarray(from, keptFrom)));
      carried = bytes.slice(keptFrom);
      return !isOdd;
    },
    end() {
      attempt(() => {
        tail?.write(carried);
        tail?.end();
      });
      return isOdd ? null : (tail?.areas ?? null);
    },
  };
}

/**
 * The place after the last tag that ends the rows (`</sheetData>`, `<sheetData/>`, with a prefix or not), or
 * -1. Looked for from the end and in bytes: a sheet of megabytes is not decoded for it.
 */
function endOfRows(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.lastIndexOf(ROWS); at > 0; at = buffer.lastIndexOf(ROWS, at - 1)) {
    const before = buffer.toString('latin1', Math.max(0, at - 64), at);
    const after = buffer.toString('latin1', at + ROWS.length, at + ROWS.length + 64);
    const isEnd = /<\/(?:[\w.-]+:)?$/.test(before) && /^\s*>/.test(after);
    const isEmpty = /<(?:[\w.-]+:)?$/.test(before) && /^\s*\/>/.test(after);
    if (isEnd || isEmpty) return buffer.indexOf('>', at) + 1;
    if (at === 0) break;
  }
  return -1;
}

// The element that holds the rows.
const ROWS = 'sheetData';
