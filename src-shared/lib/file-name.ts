/**
 * Bytes of UTF-8 that a name may take: file systems stop at 255, a Chinese character is three, and a program that saves the
 * file may add a number or an ending of its own. Windows counts characters instead and is never stricter by name.
 */
const FILE_BYTES_MAX = 220;

/** The same for a folder, which other names follow in the path: Windows takes 260 characters for all of it. */
const FOLDER_BYTES_MAX = 150;

/** The end of a name that stays when its middle is left out: 东校区 and 西校区 of one school can still be told apart. */
const TAIL_CHARACTERS = 12;
const GAP = '…';

/**
 * A file name that every system can save, its extension kept: none of the characters and names that Windows refuses, no
 * longer than file systems take. A name that is too long loses its middle.
 */
export function safeName(name: string): string {
  const { stem, extension } = parts(allowed(name));
  return `${shortened(stem, FILE_BYTES_MAX - bytesOf(extension))}${extension}`;
}

/** A folder name that every system can make; empty where nothing of the name can be used. */
export function safeFolderName(name: string): string {
  return shortened(allowed(name), FOLDER_BYTES_MAX);
}

/** A name and its extension, dot included: `名册.xlsx` → `名册`, `.xlsx`; what follows a dot and is no ending stays in the stem. */
function parts(name: string): { readonly stem: string; readonly extension: string } {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/** Devices have no files on Windows, whatever their extension (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

function allowed(name: string): string {
  const plain = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim();
  return DEVICE.test(plain) ? `_${plain}` : plain;
}

/** Windows drops dots and blanks at the end of a name without saying so: two names would be one. */
function shortened(name: string, bytesMax: number): string {
  const plain = name.replace(/[. ]+$/u, '');
  if (bytesOf(plain) <= bytesMax) return plain;
  const characters = [...plain];
  const tail = characters.slice(-TAIL_CHARACTERS).join('');
  const room = bytesMax - bytesOf(GAP) - bytesOf(tail);
  let head = '';
  let used = 0;
  for (const character of characters) {
    used += bytesOf(character);
    if (used > room) break;
    head += character;
  }
  return `${head.trimEnd()}${GAP}${tail.trimStart()}`;
}

/** Bytes of UTF-8, counted: the core knows no encoder of a host. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
