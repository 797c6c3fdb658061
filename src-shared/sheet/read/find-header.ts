import { assert } from '../../lib/assert.ts';
import type { ColumnShape, LayoutShape } from '../layouts/sheet-layout.ts';
import {
  addressOf,
  columnLetters,
  emptyCell,
  type SheetCell,
  type SheetRow,
  type WorkbookSheet,
} from '../render/sheet-cell.ts';
import { placeOf, type SheetProblem } from './sheet-problem.ts';

/** Heads stand below a title and some lines of instructions. Searching further finds the heads of other tables. */
const ROWS_SEARCHED = 20;
// The deepest heads seen: 集中培训 over 国家级 over 学时.
const DEPTH_MAX = 3;

/** Columns that a program numbers by itself: known, but nothing is read from them. */
export const SEQUENCE_HEADINGS: ReadonlySet<string> = new Set([
  '序号',
  '序',
  'no',
  'no.',
  '编序',
  '行号',
  '顺序号',
]);

export type HeaderColumn = {
  readonly column: number;
  readonly address: string;
  /** The heading as it stands, the words of merged heads above it included. */
  readonly heading: string;
  /** The layout's key, or `null` when nothing is read from the column. */
  readonly key: string | null;
};

/** Where the head of a table is and which column holds what. */
export type SheetHeader = {
  readonly sheet: string;
  /** First and last row of the head; rows below it are data. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly HeaderColumn[];
  /** Missing columns (error), one heading twice (error), headings that are not read (warning). */
  readonly problems: readonly SheetProblem[];
};

/** The user's corrections of a proposed mapping: column number → key, or `null` to leave the column out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** `isByLowest`: the lowest word alone told the key, and words above it say of what it is one among others. */
type FoundColumn = HeaderColumn & { readonly isByLowest: boolean };

type Candidate = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly FoundColumn[];
};

/**
 * Finds the head of a sheet: the one to three rows among the first twenty whose words name most of the layout's
 * columns. Headings are compared without spaces, line breaks, brackets with remarks, and full-width forms.
 * `null` when no row names at least two columns (one, in a layout of one required column).
 * Of two columns with the same heading the first is proposed, and the problem says so. With `asksRivals` (a list that is
 * taken in, not a form that is filled) columns that only their lowest word makes alike are asked about.
 */
export function findHeader(
  layout: LayoutShape,
  sheet: WorkbookSheet,
  mapping: ColumnMapping = {},
  { asksRivals = false }: { readonly asksRivals?: boolean } = {},
): SheetHeader | null {
  const found = bestCandidate(layout, sheet);
  if (found === null) return null;
  const columns = applyMapping(layout, found, mapping, asksRivals);
  return {
    sheet: sheet.name,
    firstRow: found.firstRow,
    lastRow: found.lastRow,
    columns: columns.map(({ column, address, heading, key }) => ({ column, address, heading, key })),
    problems: headProblems(layout, sheet.name, found, columns),
  };
}

/**
 * The head that the user points at: any rows, whether their words name columns of the layout or not. Of rows without
 * words nothing is read but what `mapping` says.
 */
export function headerAt(
  layout: LayoutShape,
  sheet: WorkbookSheet,
  rows: { readonly first: number; readonly last: number },
  mapping: ColumnMapping = {},
): SheetHeader {
  const head = sheet.rows.filter(({ row }) => row >= rows.first && row <= rows.last);
  const found = { firstRow: rows.first, lastRow: rows.last, columns: headColumns(head, namesOf(layout)) };
  const columns = applyMapping(layout, found, mapping, false);
  return {
    sheet: sheet.name,
    ...{ firstRow: rows.first, lastRow: rows.last },
    columns: columns.map(({ column, address, heading, key }) => ({ column, address, heading, key })),
    problems: headProblems(layout, sheet.name, found, columns),
  };
}

/**
 * The sheet whose head names most columns of the layout; a hidden one only where no visible one has a head,
 * because centers hide lists of choices and last year's data. `null` when no sheet has a head of this layout.
 */
export function findSheet(
  layout: LayoutShape,
  sheets: readonly WorkbookSheet[],
): { readonly sheet: WorkbookSheet; readonly header: SheetHeader } | null {
  let best: { readonly sheet: WorkbookSheet; readonly header: SheetHeader; readonly score: number } | null =
    null;
  for (const sheet of sheets) {
    const header = findHeader(layout, sheet);
    if (header === null) continue;
    const named = header.columns.filter((column) => column.key !== null).length;
    // A thousand is more than any layout has columns.
    const score = named - (sheet.isHidden ? 1000 : 0);
    if (best === null || score > best.score) best = { sheet, header, score };
  }
  return best;
}

/** The problem of a sheet without a head, with the headings that were looked for. */
export function headerNotFound(layout: LayoutShape, sheet: string): SheetProblem {
  const required = layout.columns.filter((column) => column.isRequired);
  return {
    code: 'headerNotFound',
    severity: 'error',
    at: { sheet },
    values: { headings: required.map((column) => column.headings.join('')).join('、'), rows: ROWS_SEARCHED },
  };
}

/** A heading reduced to what its words are: NFKC, no spaces, no marks, no remarks in brackets, lower case. */
export function normaliseHeading(text: string): string {
  return withoutRemarks(looseHeading(text));
}

/**
 * A heading without what people put in for its looks: blanks between two characters (姓  名), line breaks, stars
 * of required columns, colons, slashes. NFKC makes full-width forms plain.
 */
function looseHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*※#★:;,、。_"'|/\\-]/gu, '')
    .toLowerCase();
}

/** A heading without remarks in brackets (学时（节）); one that is all brackets keeps them. */
function withoutRemarks(heading: string): string {
  const bare = heading.replace(/[([{【〔〈《][^)\]}】〕〉》]*[)\]}】〕〉》]/gu, '');
  return bare === '' ? heading : bare;
}

/**
 * The one to three rows that name most columns of the layout. A head of two rows is also found by its lower row
 * alone, and together with the title above it: of those with the same score the topmost end wins, then the
 * fewest rows.
 */
function bestCandidate(layout: LayoutShape, sheet: WorkbookSheet): Candidate | null {
  const names = namesOf(layout);
  const rows = sheet.rows.filter((row) => row.row <= ROWS_SEARCHED + (sheet.rows[0]?.row ?? 1) - 1);
  const found: { readonly candidate: Candidate; readonly score: number }[] = [];
  for (const [index, first] of rows.entries()) {
    for (let depth = 1; depth <= DEPTH_MAX; depth++) {
      const head = rows.slice(index, index + depth);
      const last = head.at(-1);
      if (head.length < depth || last === undefined || last.row !== first.row + depth - 1) break;
      const columns = headColumns(head, names);
      const score = new Set(columns.flatMap(({ key }) => (key === null ? [] : [key]))).size;
      found.push({ candidate: { firstRow: first.row, lastRow: last.row, columns }, score });
    }
  }
  const highest = Math.max(0, ...found.map(({ score }) => score));
  if (highest < Math.min(2, layout.columns.length)) return null;
  const best = found.filter(({ score }) => score === highest).map(({ candidate }) => candidate);
  const lastRow = Math.min(...best.map((candidate) => candidate.lastRow));
  // Of heads with the same columns the topmost, and of that the fewest rows: what is left out above is a title.
  return best.findLast((candidate) => candidate.lastRow === lastRow) ?? null;
}

/** Heading → key, for every way of writing it. Two columns of a layout never share one: it would decide nothing. */
export function namesOf(layout: LayoutShape): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of layout.columns) {
    for (const name of namesOfColumn(column)) {
      assert(
        (names.get(name) ?? column.key) === column.key,
        `two columns of ${layout.id} are called ${name}`,
      );
      names.set(name, column.key);
    }
  }
  return names;
}

/** Every spelling of one column, with and without remarks: 性别(男/女) may be a column's whole heading. */
function namesOfColumn(column: ColumnShape): ReadonlySet<string> {
  const whole = column.headings.join('');
  return new Set([whole, ...column.aliases].flatMap((name) => [looseHeading(name), normaliseHeading(name)]));
}

/** Each column with its words from the top down. The address is that of the lowest row of the head. */
function headColumns(head: readonly SheetRow[], names: ReadonlyMap<string, string>): readonly FoundColumn[] {
  const used = new Set(head.flatMap((row) => row.cells.map((cell) => cell.column)));
  const byRow = head.map((row) => new Map(row.cells.map((cell) => [cell.column, cell])));
  const bottomRow = head.at(-1)?.row ?? 1;
  return [...used]
    .sort((a, b) => a - b)
    .map((column) => {
      const words = wordsAbove(byRow.map((cells) => cells.get(column)));
      return {
        column,
        address: addressOf(bottomRow, column),
        heading: words.join(' '),
        ...keyOf(words, names),
      };
    });
}

/**
 * The words over a column from the top. The reader repeats a merged cell in each row that it covers; it counts
 * once.
 */
function wordsAbove(cells: readonly (SheetCell | undefined)[]): readonly string[] {
  const words: string[] = [];
  let previous: string | null = null;
  for (const cell of cells) {
    if (cell === undefined) continue;
    const origin = cell.mergedFrom ?? cell.address;
    if (origin !== previous && cell.text.trim() !== '') words.push(cell.text.trim());
    previous = origin;
  }
  return words;
}

/**
 * A key by all words over the column (集中培训 国家级 学时), else by the lowest alone (学时): a sheet may have words above
 * that nobody asked for.
 */
function keyOf(
  words: readonly string[],
  names: ReadonlyMap<string, string>,
): Pick<FoundColumn, 'key' | 'isByLowest'> {
  const named = (text: string) => names.get(looseHeading(text)) ?? names.get(normaliseHeading(text));
  const whole = named(words.join(''));
  if (whole !== undefined) return { key: whole, isByLowest: false };
  return { key: named(words.at(-1) ?? '') ?? null, isByLowest: words.length > 1 };
}

type MappedColumn = HeaderColumn & {
  readonly isRepeated: boolean;
  readonly isChosen: boolean;
  /** The key that it could have as well as other columns; null for all others. */
  readonly rivalFor: string | null;
};

/** One word over so many columns is that of groups whose own words stand elsewhere. */
const MANY = 3;

/**
 * Keys that several columns could have by their lowest word alone, and none by all its words: 学时 under 集中培训, 远程培训 and
 * 合计 of a summary. The first of them would be a guess, so the user is asked.
 */
function rivalKeys(
  columns: readonly FoundColumn[],
  isChosen: (column: number) => boolean,
): ReadonlySet<string> {
  const open = columns.filter(({ column, key }) => key !== null && !isChosen(column));
  const byKey = Map.groupBy(open, ({ key }) => key ?? '');
  return new Set(
    [...byKey]
      .filter(
        ([, rivals]) =>
          rivals.length >= MANY || (rivals.length > 1 && rivals.every(({ isByLowest }) => isByLowest)),
      )
      .map(([key]) => key),
  );
}

/**
 * The columns with the user's mapping on top. A key stands on one column: what the user chose takes it from the
 * column that had it, and of two columns with the same words the first has it and the second is called
 * repeated. Columns without a heading are added where the user mapped them.
 */
function applyMapping(
  layout: LayoutShape,
  found: Candidate,
  mapping: ColumnMapping,
  asksRivals: boolean,
): readonly MappedColumn[] {
  const keys = new Set<string>(layout.columns.map((column) => column.key));
  const chosen = new Map<number, string | null>();
  for (const [column, key] of Object.entries(mapping)) {
    if (key === null || keys.has(key)) chosen.set(Number(column), key);
  }
  const taken = new Set([...chosen.values()].filter((key) => key !== null));
  const columns = [...found.columns];
  for (const column of chosen.keys()) {
    if (columns.some((known) => known.column === column)) continue;
    const address = addressOf(found.lastRow, column);
    columns.push({ column, address, heading: '', key: null, isByLowest: false });
  }
  const rivals = asksRivals ? rivalKeys(found.columns, (column) => chosen.has(column)) : new Set<string>();
  return columns
    .sort((a, b) => a.column - b.column)
    .map((column) => {
      const own = chosen.get(column.column);
      if (own !== undefined)
        return { ...column, key: own, isRepeated: false, isChosen: true, rivalFor: null };
      const state = { isRepeated: false, isChosen: false, rivalFor: null };
      if (column.key === null) return { ...column, ...state };
      if (rivals.has(column.key))
        return { ...column, ...state, key: null, rivalFor: taken.has(column.key) ? null : column.key };
      // Two headings of the same words are a question only where the user has not answered it.
      const isChosenElsewhere = [...chosen.values()].includes(column.key);
      if (taken.has(column.key)) return { ...column, ...state, key: null, isRepeated: !isChosenElsewhere };
      taken.add(column.key);
      return { ...column, ...state };
    });
}

/**
 * Missing columns, then what is said of each column from left to right. A column that the user mapped, or whose
 * key the user gave to another, needs no remark: that was a decision.
 */
function headProblems(
  layout: LayoutShape,
  sheet: string,
  found: Candidate,
  columns: readonly MappedColumn[],
): readonly SheetProblem[] {
  const mapped = new Set(columns.map((column) => column.key));
  const missing = layout.columns
    .filter((column) => column.isRequired && !mapped.has(column.key))
    .map(
      (column): SheetProblem => ({
        code: 'missingColumn',
        severity: 'error',
        at: { sheet, row: found.lastRow, field: column.key },
        values: { heading: column.headings.join(''), aliases: column.aliases.join('、') },
      }),
    );
  const headings = columns.flatMap((column): readonly SheetProblem[] => {
    const at = placeOf(sheet, undefined, emptyCell(found.lastRow, column.column));
    const values = { heading: column.heading, column: columnLetters(column.column) };
    if (column.isRepeated) return [{ code: 'duplicateHeading', severity: 'error', at, values }];
    const isSequence = SEQUENCE_HEADINGS.has(normaliseHeading(column.heading));
    const wasProposed = found.columns.some((known) => known.column === column.column && known.key !== null);
    if (column.key !== null || column.isChosen || isSequence || wasProposed) return [];
    return [{ code: 'unmatchedHeading', severity: 'warning', at, values }];
  });
  return [...missing, ...rivalProblems(sheet, found.lastRow, columns), ...headings];
}

/** Each key that several columns could have, once, at the first of them. */
function rivalProblems(
  sheet: string,
  row: number,
  columns: readonly MappedColumn[],
): readonly SheetProblem[] {
  const byKey = Map.groupBy(
    columns.filter(({ rivalFor }) => rivalFor !== null),
    ({ rivalFor }) => rivalFor,
  );
  return [...byKey.values()].flatMap((rivals): readonly SheetProblem[] => {
    const [first] = rivals;
    if (first === undefined) return [];
    return [
      {
        code: 'rivalHeadings',
        severity: 'error',
        at: placeOf(sheet, undefined, emptyCell(row, first.column)),
        values: { headings: rivals.map(({ heading }) => `“${heading}”`).join(''), count: rivals.length },
      },
    ];
  });
}
