import { Zip, ZipPassThrough } from 'fflate/browser';
import { safeName } from '../../../src-shared/lib/file-name.ts';
import { freeName, zipTime } from '../../../src-shared/sheet/render/file-names.ts';

/**
 * A .zip of workbooks under names that every system can save. They are stored as they are, because they are compressed
 * already; each is given once it is made, so that only the bytes of the .zip are held.
 */
export function storedZip(now: Date): {
  readonly add: (stem: string, extension: string, bytes: Uint8Array) => void;
  readonly end: () => Uint8Array<ArrayBuffer>[];
} {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(new Uint8Array(chunk));
  });
  const taken = new Set<string>();
  return {
    add(stem, extension, bytes) {
      const entry = new ZipPassThrough(freeName(safeName(stem), extension, taken));
      entry.mtime = zipTime(now);
      zip.add(entry);
      entry.push(bytes, true);
    },
    end() {
      zip.end();
      return chunks;
    },
  };
}
