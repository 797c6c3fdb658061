import type { CellStyle, SheetStyles } from '../../../src-shared/sheet/render/cell-styles.ts';
import { addressOf, parseAddress } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { partOfType, partsOfSheet, relationsOf } from '../ooxml/sheet-parts.ts';
import { attribute } from '../ooxml/xml-markup.ts';
import { scanXml } from '../ooxml/xml-scanner.ts';
import { type GuardedZip, openGuardedZip } from '../ooxml/zip-guard.ts';
import { type FormatStyle, readColours, toColour } from './cell-colours.ts';

/** What a person reads at a glance, in UTF-16 units; the file keeps the whole. */
const COMMENT_LENGTH_MAX = 500;

/**
 * Reads what a sheet of an .xlsx shows beside its values: fillings, text colours, lines through words, comments, and the
 * texts of printed pages. `null` for any other format, which tells nothing of that here. Colours given by conditional
 * formats and by table styles are not looked at: nobody put them on a cell.
 * Throws `WorkbookRefused` like `readWorkbook`, which must have accepted the file before.
 */
export async function readMarks(
  bytes: Uint8Array,
  sheetName: string,
  signal?: AbortSignal,
): Promise<SheetStyles | null> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  const zip = openGuardedZip(bytes);
  const found = await partsOfSheet(zip, sheetName, signal);
  if (found === null) return null;
  const { part, relations } = found;
  const colours = await readColours(zip, partOfType(relations, '/theme'), signal);
  const styles = await readStyles(zip, partOfType(relations, '/styles'), colours, signal);
  // Runs of shared texts are read here, because the reader of values keeps only their words.
  const struckStrings = await readRuns(zip, partOfType(relations, '/sharedStrings'), colours, signal);
  const sheet = await readSheetStyles(zip, part, { styles, struckStrings, colours }, signal);
  return { ...sheet, comments: await readComments(zip, part, signal) };
}

/**
 * Looks of the cell formats (`cellXfs`), by their index. The path of open elements tells fonts and fillings of
 * cells from those of differential formats (`dxfs`), which conditional formats use.
 */
async function readStyles(
  zip: GuardedZip,
  part: string | undefined,
  colours: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly FormatStyle[]> {
  const fonts: { colour: string | null; isStruck: boolean }[] = [];
  const fills: { colour: string | null; isSolid: boolean }[] = [];
  const styles: FormatStyle[] = [];
  if (part === undefined) return styles;
  const path: string[] = [];
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      // The list (`fonts`, `fills`, `cellXfs`) that the element stands in; `path[0]` is the root.
      const list = path[1];
      // Fonts and fillings stand before the cell formats that name them by place.
      if (list === 'fonts' && name === 'font') fonts.push({ colour: null, isStruck: false });
      else if (list === 'fills' && name === 'fill') fills.push({ colour: null, isSolid: false });
      else if (list === 'cellXfs' && name === 'xf' && path.length === 2)
        styles.push({
          fill: fills[Number(attribute(attributes, 'fillId') ?? 0)]?.colour ?? null,
          fontColour: fonts[Number(attribute(attributes, 'fontId') ?? 0)]?.colour ?? null,
          isStruck: fonts[Number(attribute(attributes, 'fontId') ?? 0)]?.isStruck ?? false,
        });
      const font = list === 'fonts' ? fonts.at(-1) : undefined;
      if (font !== undefined && name === 'strike') font.isStruck = isOn(attributes);
      if (font !== undefined && name === 'color') font.colour = textColour(attributes, colours);
      const fill = list === 'fills' ? fills.at(-1) : undefined;
      if (fill !== undefined && name === 'patternFill') {
        const pattern = attribute(attributes, 'patternType') ?? 'none';
        // The first two fillings of every workbook are none and a grey grid that nobody chose.
        fill.isSolid = pattern !== 'none' && !(pattern === 'gray125' && fills.length <= 2);
      }
      if (fill?.isSolid === true && name === 'fgColor') fill.colour = fillColour(attributes, colours);
      path.push(name);
    },
    close() {
      path.pop();
    },
  });
  return styles;
}

/** White is what a cell without filling has. */
function fillColour(attributes: string, colours: readonly string[]): string | null {
  const colour = toColour(attributes, colours);
  return colour === '#FFFFFF' ? null : colour;
}

/** Black is what a text without colour has. */
function textColour(attributes: string, colours: readonly string[]): string | null {
  const colour = toColour(attributes, colours);
  return colour === '#000000' ? null : colour;
}

/** A switch such as `<strike/>`: on unless it says no (CT_BooleanProperty, ECMA-376 part 1, 18.8). */
function isOn(attributes: string): boolean {
  const value = attribute(attributes, 'val');
  return value === undefined || value === '1' || value === 'true';
}

/** What runs of rich text show: a colour that one of them has, and what is struck through. */
type Runs = {
  /** Of the first run that has one; `null` for black. */
  readonly fontColour: string | null;
  /** Words that are struck through. */
  readonly struckText: string;
  /** Words that are not. */
  readonly keptText: string;
};

/**
 * Collects the runs of one text while its elements go by. The colour is that of the first run with a colour of
 * its own that holds more than blanks.
 */
function createRuns(colours: readonly string[]) {
  let struckText = '';
  let keptText = '';
  let fontColour: string | null = null;
  let colour: string | null = null;
  let isStruck = false;
  let isText = false;
  let isPhonetic = false;
  let isRich = false;
  return {
    open(name: string, attributes: string): void {
      if (name === 'r') {
        isStruck = false;
        colour = null;
        isRich = true;
      } else if (name === 'strike') isStruck = isOn(attributes);
      else if (name === 'color') colour = textColour(attributes, colours);
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece: string): void {
      if (!isText) return;
      if (isStruck) struckText += piece;
      else keptText += piece;
      if (piece.trim() !== '') fontColour ??= colour;
    },
    close(name: string): void {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    /** What was collected, and starts anew; `null` where nothing stands out. */
    take(): Runs | null {
      const runs = { fontColour, struckText, keptText };
      const isPlain = !isRich || (struckText.trim() === '' && fontColour === null);
      struckText = '';
      keptText = '';
      fontColour = null;
      colour = null;
      isStruck = false;
      isRich = false;
      return isPlain ? null : runs;
    },
  };
}

/** Shared texts with runs that stand out, by their index. Plain ones are most and are not kept. */
async function readRuns(
  zip: GuardedZip,
  part: string | undefined,
  colours: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, Runs>> {
  const found = new Map<number, Runs>();
  if (part === undefined) return found;
  const runs = createRuns(colours);
  let index = 0;
  await scanXml(zip.stream(part, signal), {
    open: runs.open,
    text: runs.text,
    close(name) {
      runs.close(name);
      if (name !== 'si') return;
      const taken = runs.take();
      if (taken !== null) found.set(index, taken);
      index++;
    },
  });
  return found;
}

/** What the cells of the sheet refer to. */
type Book = {
  /** Looks by the number of the cell's format. */
  readonly styles: readonly FormatStyle[];
  readonly struckStrings: ReadonlyMap<number, Runs>;
  /** Colours of the theme by their place. */
  readonly colours: readonly string[];
};

/**
 * Looks of the cells and texts of the pages. Cells with a look but no value count: reviewers colour empty
 * cells.
 */
async function readSheetStyles(
  zip: GuardedZip,
  part: string,
  book: Book,
  signal: AbortSignal | undefined,
): Promise<Pick<SheetStyles, 'cells' | 'pageTexts'>> {
  const cells = new Map<string, CellStyle>();
  const pageTexts: string[] = [];
  const plain = new Map<FormatStyle, CellStyle | null>();
  const runs = createRuns(book.colours);
  let address = '';
  let row = 0;
  let style: FormatStyle | undefined;
  let type = '';
  let value = '';
  let isValue = false;
  let pageText: string | null = null;
  const closeCell = () => {
    const inline = runs.take();
    // A shared text's runs, else the cell's own.
    const own = type === 's' ? (book.struckStrings.get(Number(value)) ?? null) : inline;
    const shown = own === null ? styleOfFormat(style, plain) : withRuns(style, own);
    if (shown !== null) cells.set(address, shown);
  };
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      if (name === 'row') row = Number(attribute(attributes, 'r') ?? row + 1);
      else if (name === 'c') {
        address = attribute(attributes, 'r') ?? nextAddress(address, row);
        type = attribute(attributes, 't') ?? 'n';
        style = book.styles[Number(attribute(attributes, 's') ?? -1)];
        value = '';
      } else if (name === 'v') isValue = true;
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) pageText = '';
      else runs.open(name, attributes);
    },
    text(piece) {
      // A seal or page number in a footer may be written in several runs.
      if (pageText !== null) pageText += piece;
      else if (isValue) value += piece;
      else runs.text(piece);
    },
    close(name) {
      if (name === 'v') isValue = false;
      else if (name === 'c') closeCell();
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) {
        if (pageText !== null && pageText !== '') pageTexts.push(pageText);
        pageText = null;
      } else runs.close(name);
    },
  });
  return { cells, pageTexts };
}

/** Cells may leave out their address: they follow the one before. */
function nextAddress(previous: string, row: number): string {
  const place = parseAddress(previous);
  const column = place === null || place.row !== row ? 0 : place.column;
  return addressOf(row, column + 1);
}

/** One object for all cells of a format; `null` for a plain one. */
function styleOfFormat(
  style: FormatStyle | undefined,
  known: Map<FormatStyle, CellStyle | null>,
): CellStyle | null {
  if (style === undefined) return null;
  const found = known.get(style);
  if (found !== undefined) return found;
  const isPlain = style.fill === null && style.fontColour === null && !style.isStruck;
  const shown = isPlain ? null : { ...style, struckText: null, keptText: null };
  known.set(style, shown);
  return shown;
}

/**
 * The look of a cell whose words differ among themselves. Struck through as a whole, it is like one whose
 * format strikes it.
 */
function withRuns(style: FormatStyle | undefined, runs: Runs): CellStyle {
  const isPartly = runs.struckText.trim() !== '' && runs.keptText.trim() !== '';
  const isWholly = runs.struckText.trim() !== '' && runs.keptText.trim() === '';
  return {
    fill: style?.fill ?? null,
    fontColour: runs.fontColour ?? style?.fontColour ?? null,
    isStruck: isWholly || (style?.isStruck === true && !isPartly),
    struckText: isPartly ? runs.struckText.trim() : null,
    keptText: isPartly ? runs.keptText.trim() : null,
  };
}

/**
 * Comments and the threads that newer programs keep beside them: address → text, cut to what a person reads at
 * a glance.
 *
 * For a thread the old part holds a comment, too, which only says that the program is too old to show it; the
 * thread's own words take its place.
 */
async function readComments(
  zip: GuardedZip,
  sheetPart: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const relations = await relationsOf(zip, sheetPart, signal);
  const notes = partOfType(relations, '/comments');
  const threads = partOfType(relations, '/threadedComment');
  const comments = new Map<string, string>();
  if (notes !== undefined)
    await collectComments(zip, notes, { element: 'comment', text: 't' }, comments, signal);
  // What stands in the old part for a thread only says that the program is too old for it.
  const threaded = new Map<string, string>();
  if (threads !== undefined)
    await collectComments(zip, threads, { element: 'threadedComment', text: 'text' }, threaded, signal);
  return new Map(
    [...comments, ...threaded]
      .map(
        ([address, text]) =>
          [address, text.replace(/\s+/gu, ' ').trim().slice(0, COMMENT_LENGTH_MAX)] as const,
      )
      .filter(([, text]) => text !== ''),
  );
}

/**
 * Adds the texts of one part to `comments`. Several for one cell (a thread and its answers) are joined by a
 * blank.
 */
async function collectComments(
  zip: GuardedZip,
  part: string,
  names: { readonly element: string; readonly text: string },
  comments: Map<string, string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let address = '';
  let isText = false;
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      if (name === names.element) {
        address = attribute(attributes, 'ref') ?? '';
        // A thread's answers name the same cell.
        if (comments.has(address)) comments.set(address, `${comments.get(address)} `);
      } else if (name === names.text) isText = true;
    },
    text(piece) {
      if (isText && address !== '') comments.set(address, (comments.get(address) ?? '') + piece);
    },
    close(name) {
      if (name === names.text) isText = false;
    },
  });
}
