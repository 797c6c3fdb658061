import { assert } from '../../../src-shared/lib/assert.ts';

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
/** 1980-01-01 00:00, the first instant that a zip knows. */
const DOS_DATE = 0x0021;

/**
 * Sets the time of every entry of a zip that we wrote ourselves to the same instant, so that the same content gives
 * the same bytes. Works in place and returns the buffer. Only for zips without a comment and without zip64.
 */
export function fixZipTimes(zip: Buffer): Buffer {
  const end = zip.length - END_BYTES;
  assert(end >= 0 && zip.readUInt32LE(end) === END_SIGNATURE, 'a zip of our own ends with its directory');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry++) {
    assert(zip.readUInt32LE(at) === ENTRY_SIGNATURE, 'a directory entry of our own zip');
    const local = zip.readUInt32LE(at + 42);
    zip.writeUInt16LE(0, at + 12);
    zip.writeUInt16LE(DOS_DATE, at + 14);
    zip.writeUInt16LE(0, local + 10);
    zip.writeUInt16LE(DOS_DATE, local + 12);
    at += ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
