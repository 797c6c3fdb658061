import { closeSync, openSync, readSync } from 'node:fs';
import { assert } from '../../src-shared/lib/assert.ts';
import { documentFontFiles } from './document-fonts.ts';

/** A text to be printed and where it comes from (`teacher.name`, `row 12` …: the caller's own words). */
export type PlacedText = { readonly at: string; readonly text: string };

export type MissingGlyphs = PlacedText & {
  /** Each character once, in the order of the text. `codePoint` is written `U+2A6D6`. */
  readonly characters: readonly { readonly char: string; readonly codePoint: string }[];
};

export type GlyphCheck = {
  /** The texts that would print with a box in place of a character; empty when all can be printed. */
  readonly findMissingGlyphs: (texts: readonly PlacedText[]) => readonly MissingGlyphs[];
  /** The text with a visible blank (〓) in place of every character that would print as a box. */
  readonly blankMissing: (text: string) => string;
};

/** 〓, which printers have always set where they lacked a character. */
const BLANK = '\u3013';

const CODE_POINTS = 0x110000;

/**
 * Checks texts against the characters that the bundled fonts have: Typst prints a box for a missing one without
 * an error or a warning. The fonts are read on the first check and remembered.
 */
export function createGlyphCheck(resourcesDir: string): GlyphCheck {
  let covered: Uint8Array | undefined;
  const coverage = () => {
    covered ??= readCoverage(documentFontFiles(resourcesDir));
    return covered;
  };
  return {
    blankMissing: (text) =>
      Array.from(text, (char) => (isPrintable(coverage(), char) ? char : BLANK)).join(''),
    findMissingGlyphs: (texts) => {
      const known = coverage();
      return texts.flatMap(({ at, text }) => {
        const missing = new Set(Array.from(text).filter((char) => !isPrintable(known, char)));
        if (missing.size === 0) return [];
        return [{ at, text, characters: Array.from(missing, (char) => ({ char, codePoint: named(char) })) }];
      });
    },
  };
}

function isPrintable(covered: Uint8Array, char: string): boolean {
  return covered[char.codePointAt(0) ?? 0] === 1 || isInvisible(char);
}

/** Controls, spaces, joiners and variation selectors leave no ink. A lone surrogate and private use do not pass. */
function isInvisible(char: string): boolean {
  return /^[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u.test(char);
}

function named(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * One byte per code point: 1 where the serif or the sans family has a glyph. The bold face has the same characters
 * as the regular one (a test holds this), so that every text of a document can be printed in every place.
 */
function readCoverage(files: readonly string[]): Uint8Array {
  const covered = new Uint8Array(CODE_POINTS);
  for (const file of files) {
    const map = readCharacterMap(file);
    for (let index = 0; index < CODE_POINTS; index++) if (map[index] === 1) covered[index] = 1;
  }
  return covered;
}

/** The characters of one OpenType font (its `cmap`, formats 4 and 12), one byte per code point. */
export function readCharacterMap(file: string): Uint8Array {
  const table = readTable(file, 'cmap');
  const covered = new Uint8Array(CODE_POINTS);
  const subtables = new Set(
    Array.from({ length: table.getUint16(2) }, (_, index) => table.getUint32(4 + index * 8 + 4)),
  );
  for (const offset of subtables) {
    const format = table.getUint16(offset);
    if (format === 4) readFormat4(table, offset, covered);
    if (format === 12) readFormat12(table, offset, covered);
  }
  return covered;
}

/** Segments of the basic plane (OpenType, cmap format 4). */
function readFormat4(table: DataView, offset: number, covered: Uint8Array): void {
  const segments = table.getUint16(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment++) {
    const end = table.getUint16(ends + segment * 2);
    const start = table.getUint16(starts + segment * 2);
    const delta = table.getUint16(deltas + segment * 2);
    const rangeAt = ranges + segment * 2;
    const range = table.getUint16(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = range === 0 ? code : table.getUint16(rangeAt + range + (code - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) covered[code] = 1;
    }
  }
}

/** Groups of all planes (OpenType, cmap format 12). */
function readFormat12(table: DataView, offset: number, covered: Uint8Array): void {
  const groups = table.getUint32(offset + 12);
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + group * 12;
    const [start, end, glyph] = [table.getUint32(at), table.getUint32(at + 4), table.getUint32(at + 8)];
    // Glyph 0 is the box that stands for a missing one.
    covered.fill(1, glyph === 0 ? start + 1 : start, end + 1);
  }
}

function readTable(file: string, tag: string): DataView {
  const descriptor = openSync(file, 'r');
  try {
    const count = readBytes(descriptor, 0, 12).getUint16(4);
    const directory = readBytes(descriptor, 12, count * 16);
    const entry = Array.from({ length: count }, (_, index) => index * 16).find(
      (at) => String.fromCodePoint(...[0, 1, 2, 3].map((byte) => directory.getUint8(at + byte))) === tag,
    );
    assert(entry !== undefined, `font without a ${tag} table`);
    return readBytes(descriptor, directory.getUint32(entry + 8), directory.getUint32(entry + 12));
  } finally {
    closeSync(descriptor);
  }
}

function readBytes(descriptor: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  assert(readSync(descriptor, bytes, 0, length, position) === length, 'font file cut short');
  return new DataView(bytes.buffer);
}
