import { closeSync, openSync, readSync } from 'node:fs';

/** What the first hundred bytes of a SQLite file say (https://www.sqlite.org/fileformat2.html#the_database_header). */
export type FileHeader = {
  readonly applicationId: number;
  readonly userVersion: number;
  /** Length that the file claims; 0 where an older program left the claim stale. */
  readonly bytes: number;
};

const HEADER_BYTES = 100;

/**
 * The header of a SQLite file, or null for any other file. Opening it with SQLite instead would make files beside it.
 *
 * @throws the file system's error when the file cannot be read.
 */
export function readFileHeader(path: string): FileHeader | null {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null;
  // The field has two bytes, so 65536 is written as 1.
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  // Versions before 3.7.0 left the page count alone: it holds only where it was written with the last change.
  const isPageCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return {
    applicationId: header.readUInt32BE(68),
    userVersion: header.readUInt32BE(60),
    bytes: isPageCountValid ? header.readUInt32BE(28) * pageSize : 0,
  };
}
