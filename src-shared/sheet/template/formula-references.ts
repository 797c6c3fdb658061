import { columnLetters } from '../render/sheet-cell.ts';

/** One end of a reference; `null` in a reference to whole columns or whole rows. */
export type ReferenceCorner = {
  readonly row: number | null;
  readonly column: number | null;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
};

/** A reference inside a formula. */
export type FormulaReference = {
  /** The sheet it names, unquoted; `null` for the formula's own. */
  readonly sheet: string | null;
  /** Another workbook, or several sheets at once: never touched by changes of one sheet. */
  readonly isElsewhere: boolean;
  readonly first: ReferenceCorner;
  /** `null` for a single cell. */
  readonly last: ReferenceCorner | null;
  /** The function whose only argument this is, in capitals; `null` otherwise. */
  readonly onlyArgumentOf: string | null;
};

const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`;
// Some writers leave out the quotes that a sheet's name needs (2025年度!A1).
const SHEET = String.raw`[\p{L}\p{N}_.\\]+`;
const PREFIX = String.raw`(?:'(?:[^']|'')+'|(?:\[\d+\])?${SHEET}(?::${SHEET})?|\[\d+\])!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
// The order matters: a text before all else, because it may hold anything; a reference before a name, because
// A1 looks like one, but not where a letter, digit, bracket or parenthesis follows (LOG10(, A1B, Table1[).
// `[1]` is a number of another workbook (ECMA-376 part 1, 18.17.2.3).
const TOKEN = new RegExp(
  [
    '(?<text>"(?:[^"]|"")*")',
    String.raw`(?<prefix>${PREFIX})?(?<reference>${CELL}(?::${CELL})?|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_.(!\[])`,
    String.raw`(?<table>(?:${NAME})?\[(?:[^[\]]|\[[^\]]*\])*\])`,
    `(?<call>${NAME}\\()`,
    `(?<name>(?:${PREFIX})?${NAME})`,
    String.raw`(?<number>\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'gu',
);

/** What a formula is made of, as far as its references matter. */
export type FormulaToken =
  | {
      readonly kind: 'reference';
      readonly raw: string;
      readonly prefix: string;
      readonly reference: FormulaReference;
    }
  | { readonly kind: 'text' | 'table' | 'call' | 'name' | 'number' | 'other'; readonly raw: string };

/**
 * Formulas of a table's rows and of totals come again and again while a sheet is filled. The map is emptied
 * when it is full, which costs less than remembering which formula was used last.
 */
const RECENT_MAX = 500;
const recent = new Map<string, readonly FormulaToken[]>();

/** Cuts a formula (without its `=`) into tokens; joined again they are the formula. */
export function tokenizeFormula(formula: string): readonly FormulaToken[] {
  const known = recent.get(formula);
  if (known !== undefined) return known;
  const tokens = cutFormula(formula);
  if (recent.size >= RECENT_MAX) recent.clear();
  recent.set(formula, tokens);
  return tokens;
}

/**
 * The tokens of a formula, and of each reference whether it is a function's only argument. That takes a look at
 * both neighbours, hence the second pass.
 */
function cutFormula(formula: string): readonly FormulaToken[] {
  const tokens: FormulaToken[] = [];
  for (const match of formula.matchAll(TOKEN)) {
    const raw = match[0];
    const groups = match.groups ?? {};
    const reference = groups['reference'];
    if (reference !== undefined) {
      const prefix = groups['prefix'] ?? '';
      tokens.push({ kind: 'reference', raw, prefix, reference: parseReference(reference, prefix) });
    } else if (groups['text'] !== undefined) tokens.push({ kind: 'text', raw });
    else if (groups['table'] !== undefined) tokens.push({ kind: 'table', raw });
    else if (groups['call'] !== undefined) tokens.push({ kind: 'call', raw });
    else if (groups['name'] !== undefined) tokens.push({ kind: 'name', raw });
    else if (groups['number'] !== undefined) tokens.push({ kind: 'number', raw });
    else tokens.push({ kind: 'other', raw });
  }
  return tokens.map((token, index) => {
    if (token.kind !== 'reference') return token;
    const before = tokens[index - 1];
    const isOnly = before?.kind === 'call' && tokens[index + 1]?.raw === ')';
    if (!isOnly) return token;
    return {
      ...token,
      reference: { ...token.reference, onlyArgumentOf: before.raw.slice(0, -1).toUpperCase() },
    };
  });
}

/**
 * The formula with each reference replaced by what `change` makes of its corners; `null` leaves a reference as it is
 * written. Corners pushed beyond the sheet's edges become `#REF!`.
 */
export function mapReferences(
  formula: string,
  change: (
    reference: FormulaReference,
  ) => { readonly first: ReferenceCorner; readonly last: ReferenceCorner | null } | null,
): string {
  let isChanged = false;
  const written = tokenizeFormula(formula).map((token) => {
    if (token.kind !== 'reference') return token.raw;
    const made = change(token.reference);
    if (made === null) return token.raw;
    isChanged = true;
    return token.prefix + writeCorners(made.first, made.last);
  });
  return isChanged ? written.join('') : formula;
}

/**
 * The formula as it reads when copied to a cell `rows` lower and `columns` further right: relative corners move,
 * fixed ones stay.
 */
export function translateFormula(
  formula: string,
  by: { readonly rows: number; readonly columns: number },
): string {
  if (by.rows === 0 && by.columns === 0) return formula;
  const move = (corner: ReferenceCorner): ReferenceCorner => ({
    ...corner,
    row: corner.row === null || corner.isRowFixed ? corner.row : corner.row + by.rows,
    column: corner.column === null || corner.isColumnFixed ? corner.column : corner.column + by.columns,
  });
  return mapReferences(formula, ({ first, last }) => ({
    first: move(first),
    last: last === null ? null : move(last),
  }));
}

/** The size of a sheet since Excel 2007. */
const ROW_MAX = 1_048_576;
const COLUMN_MAX = 16_384;

/** A reference as it is written; `#REF!` where a corner has left the sheet, as spreadsheet programs write it. */
function writeCorners(first: ReferenceCorner, last: ReferenceCorner | null): string {
  const a = writeCorner(first);
  const b = last === null ? null : writeCorner(last);
  if (a === null || (last !== null && b === null)) return '#REF!';
  return b === null ? a : `${a}:${b}`;
}

function writeCorner(corner: ReferenceCorner): string | null {
  let text = '';
  if (corner.column !== null) {
    if (corner.column < 1 || corner.column > COLUMN_MAX) return null;
    text += (corner.isColumnFixed ? '$' : '') + columnLetters(corner.column);
  }
  if (corner.row !== null) {
    if (corner.row < 1 || corner.row > ROW_MAX) return null;
    text += (corner.isRowFixed ? '$' : '') + corner.row;
  }
  return text;
}

function parseReference(text: string, prefix: string): FormulaReference {
  const [first = '', last] = text.split(':');
  const sheet = prefix === '' ? null : unquoteSheet(prefix.slice(0, -1));
  return {
    sheet,
    isElsewhere: sheet !== null && /[[\]:]/.test(sheet),
    first: parseCorner(first),
    last: last === undefined ? null : parseCorner(last),
    onlyArgumentOf: null,
  };
}

/** One end of a reference. `$` fixes what follows it: of `$5` the row, of `$B` the column, of `$B$5` both. */
function parseCorner(text: string): ReferenceCorner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  const [, dollar = '', letters = '', rowDollar = '', digits = ''] = match ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return {
    row: digits === '' ? null : Number(digits),
    column: letters === '' ? null : column,
    isColumnFixed: letters !== '' && dollar === '$',
    isRowFixed: letters === '' ? dollar === '$' : rowDollar === '$',
  };
}

/** A sheet's name without its quotes; a quote inside is doubled (ECMA-376 part 1, 18.17.2.3). */
function unquoteSheet(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

/** A sheet's name as a formula writes it, always quoted. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/**
 * Whether a reference names this sheet. Case does not matter: no workbook has two sheets whose names differ by
 * case alone. References to another workbook, or to several sheets at once, are on none.
 */
export function isOnSheet(reference: FormulaReference, sheet: string, own: string): boolean {
  if (reference.isElsewhere) return false;
  return (reference.sheet ?? own).toLowerCase() === sheet.toLowerCase();
}

/**
 * The formula with a sheet under its new name. A reference to several sheets at once (Jan:Mar!A1) is left, as
 * spreadsheet programs do. A name that is local to the sheet (2025!合计) is renamed, too.
 */
export function renameSheet(formula: string, from: string, to: string): string {
  if (!formula.includes('!')) return formula;
  return tokenizeFormula(formula)
    .map((token) => {
      if (token.kind !== 'reference' && token.kind !== 'name') return token.raw;
      const end = token.kind === 'reference' ? token.prefix.length : token.raw.lastIndexOf('!') + 1;
      if (end === 0) return token.raw;
      const named = unquoteSheet(token.raw.slice(0, end - 1));
      return named.toLowerCase() === from.toLowerCase()
        ? `${quoteSheet(to)}!${token.raw.slice(end)}`
        : token.raw;
    })
    .join('');
}

/** The formula with a table object under its new name, whole (Table1) or with a column (Table1[学时]). */
export function renameTable(formula: string, from: string, to: string): string {
  if (!formula.toLowerCase().includes(from.toLowerCase())) return formula;
  return tokenizeFormula(formula)
    .map(({ kind, raw }) => {
      if (kind !== 'table' && kind !== 'name') return raw;
      const end = kind === 'table' ? raw.indexOf('[') : raw.length;
      return raw.slice(0, end).toLowerCase() === from.toLowerCase() ? to + raw.slice(end) : raw;
    })
    .join('');
}

/**
 * Whether a formula names the sheet (alone or among several), or one of these names and table objects, which
 * are given in lower case. What stands inside texts (INDIRECT("表!A1")) is not seen.
 */
export function speaksOf(formula: string, sheet: string, names: ReadonlySet<string>): boolean {
  const wanted = sheet.toLowerCase();
  return tokenizeFormula(formula).some((token) => {
    if (token.kind === 'reference') {
      const named = token.reference.sheet?.toLowerCase() ?? null;
      return (
        named !== null && (named === wanted || (!named.includes('[') && named.split(':').includes(wanted)))
      );
    }
    if (token.kind === 'table') return names.has(token.raw.slice(0, token.raw.indexOf('[')).toLowerCase());
    if (token.kind !== 'name') return false;
    const at = token.raw.lastIndexOf('!');
    if (at > 0 && unquoteSheet(token.raw.slice(0, at)).toLowerCase() === wanted) return true;
    return names.has(token.raw.slice(at + 1).toLowerCase());
  });
}
