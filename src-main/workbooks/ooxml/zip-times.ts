import { findDirectory, readEntries } from './zip-directory.ts';

/** 1980-01-01 00:00, the first instant that a zip knows. */
const DOS_DATE = 0x0021;

/**
 * Sets the time of every entry of a zip that we wrote ourselves to the same instant, so that the same content gives
 * the same bytes. Works in place and returns the buffer.
 */
export function fixZipTimes(zip: Buffer): Buffer {
  for (const { header, localStart } of readEntries(zip, findDirectory(zip))) {
    header.writeUInt16LE(0, 12);
    header.writeUInt16LE(DOS_DATE, 14);
    zip.writeUInt16LE(0, localStart + 10);
    zip.writeUInt16LE(DOS_DATE, localStart + 12);
  }
  return zip;
}
