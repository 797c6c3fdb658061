import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { createByteScanner, scanXml, type XmlHandler } from '../ooxml/xml-scanner.ts';
import type { GuardedZip } from '../ooxml/zip-guard.ts';
import { createTextTable, type TextTable } from './kept-texts.ts';
import { decodeEscapes, TEXT_MAX } from './read-worksheet.ts';

/** Room for the texts of a county many times over. */
const SHARED_BYTES_MAX = 256 * 1024 * 1024;

/**
 * The shared texts (ECMA-376 part 1, 18.4): a short table is read when the first of them is asked for, a long
 * one here. Small files often have a table that their sheets hardly use.
 */
export async function openSharedStrings(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Pick<TextTable, 'at'>> {
  const strings = createTextTable(SHARED_BYTES_MAX);
  if (part === undefined || !zip.has(part)) return strings;
  // A table of half a megabyte is inflated in a millisecond or two, when and if somebody asks.
  const small = zip.readSmall(part);
  if (small === null) {
    await scanXml(zip.stream(part, signal), sharedStringsInto(strings));
    return strings;
  }
  let isRead = false;
  return {
    at(index) {
      if (!isRead) {
        isRead = true;
        const scanner = createByteScanner(sharedStringsInto(strings));
        scanner.write(small);
        scanner.end();
      }
      return strings.at(index);
    },
  };
}

/**
 * Adds the texts of the table: runs of rich text joined, phonetic guides (`rPh`) left out. Escapes are taken
 * back when a text is whole, because a run may end within one.
 */
function sharedStringsInto(strings: TextTable): XmlHandler {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      // A text without an end is refused before it has filled the memory.
      if (text.length > TEXT_MAX) throw new WorkbookRefused('damagedWorkbook', { reason: 'longText' });
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') strings.add(decodeEscapes(text));
    },
  };
}
