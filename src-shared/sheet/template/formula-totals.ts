import { parseThousandths } from '../../training/thousandths.ts';
import { toSheetNumber } from '../render/sheet-cell.ts';
import {
  type FormulaReference,
  type FormulaToken,
  isOnSheet,
  tokenizeFormula,
} from './formula-references.ts';

/** What a cell holds when a total over it is computed; `unknown` where that cannot be said. */
export type CellContent =
  | { readonly kind: 'number'; readonly thousandths: number }
  /** A number as the file has it, with any decimals. */
  | { readonly kind: 'figure'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  /** Something that is neither a number nor empty. */
  | { readonly kind: 'filled' }
  | { readonly kind: 'unknown' };

/** The sheet that totals are computed over. `at` may be asked for any cell; rows beyond `lastRow` are empty. */
export type TotalSource = {
  readonly sheet: string;
  readonly lastRow: number;
  at(row: number, column: number): CellContent;
};

/** The functions that are computed here. SUBTOTAL is not: its result depends on hidden rows and other subtotals. */
const FUNCTIONS: Readonly<Record<string, 'sum' | 'count' | 'countFilled'>> = {
  SUM: 'sum',
  COUNT: 'count',
  COUNTA: 'countFilled',
};

/** The most cells that one total looks at: `SUM(A:XFD)` is left to the spreadsheet program. */
const CELLS_MAX = 200_000;

/**
 * The result of a total: `SUM`, `COUNT` or `COUNTA` over areas of the source sheet, a reference to one of its cells,
 * and such terms and texts joined by `&` (`"共"&COUNTA(B5:B24)&"人"`). `null` for any other formula and wherever a cell
 * in the area is unknown: then the spreadsheet program has to compute it. Sums of figures with at most three decimals
 * are exact.
 */
export function computeTotal(formula: string, own: string, source: TotalSource): number | string | null {
  const tokens = tokenizeFormula(formula.trim()).filter((token) => token.raw.trim() !== '');
  const terms = splitTerms(tokens);
  const results = terms.map((term) => computeTerm(term, own, source));
  const [only] = results;
  if (results.length === 1) return only ?? null;
  if (results.some((result) => result === null)) return null;
  return results.map((result) => (typeof result === 'number' ? String(result) : (result ?? ''))).join('');
}

/**
 * Whether a formula is built like one whose result is computed here. The same formula filled down is so in every row.
 */
export function isTotal(formula: string): boolean {
  const terms = splitTerms(tokenizeFormula(formula.trim()).filter((token) => token.raw.trim() !== ''));
  return terms.every(([first, ...rest]) => {
    if (first === undefined) return false;
    if (first.kind === 'call') return FUNCTIONS[first.raw.slice(0, -1).toUpperCase()] !== undefined;
    return rest.length === 0 && (first.kind === 'text' || first.kind === 'reference');
  });
}

/**
 * The terms between `&`. Inside parentheses `&` is not looked for: no formula that is computed here has one
 * there.
 */
function splitTerms(tokens: readonly FormulaToken[]): readonly (readonly FormulaToken[])[] {
  const terms: FormulaToken[][] = [[]];
  for (const token of tokens) {
    if (token.raw === '&') terms.push([]);
    else terms.at(-1)?.push(token);
  }
  return terms;
}

/** One term: a text in quotes, a single cell, or a total over areas that are separated by commas. */
function computeTerm(
  term: readonly FormulaToken[],
  own: string,
  source: TotalSource,
): number | string | null {
  const [first, ...rest] = term;
  if (first === undefined) return null;
  if (first.kind === 'text' && rest.length === 0) return first.raw.slice(1, -1).replaceAll('""', '"');
  if (first.kind === 'reference' && rest.length === 0) return cellValue(first.reference, own, source);
  if (first.kind !== 'call') return null;
  const operation = FUNCTIONS[first.raw.slice(0, -1).toUpperCase()];
  if (operation === undefined || rest.at(-1)?.raw !== ')') return null;
  const references: FormulaReference[] = [];
  for (const [index, token] of rest.slice(0, -1).entries()) {
    if (index % 2 === 1 ? token.raw !== ',' : token.kind !== 'reference') return null;
    if (token.kind === 'reference') references.push(token.reference);
  }
  return references.length === 0 ? null : total(operation, references, own, source);
}

/**
 * The value of a single cell of the source sheet; `null` for an area, for another sheet and for what is not
 * known.
 */
function cellValue(reference: FormulaReference, own: string, source: TotalSource): number | string | null {
  const { first, last } = reference;
  if (last !== null || first.row === null || first.column === null) return null;
  if (!isOnSheet(reference, source.sheet, own)) return null;
  const content = source.at(first.row, first.column);
  if (content.kind === 'number') return content.thousandths / 1000;
  if (content.kind === 'figure') return content.value;
  return content.kind === 'text' ? content.text : null;
}

/**
 * Sums and counts as a spreadsheet does: texts, dates as text and empty cells do not count as numbers, COUNTA
 * counts everything that is not empty. As long as every figure has at most three decimals the sum is made of
 * whole thousandths and exact; with one that has more it is the floating-point sum, rounded to fifteen digits
 * like a spreadsheet's.
 */
function total(
  operation: 'sum' | 'count' | 'countFilled',
  references: readonly FormulaReference[],
  own: string,
  source: TotalSource,
): number | null {
  let thousandths: number | null = 0;
  let sum = 0;
  let numbers = 0;
  let filled = 0;
  let seen = 0;
  for (const reference of references) {
    const { first } = reference;
    const last = reference.last ?? first;
    if (!isOnSheet(reference, source.sheet, own) || first.column === null || last.column === null)
      return null;
    const rows = [first.row ?? 1, last.row ?? source.lastRow];
    const columns = [first.column, last.column];
    const bottom = Math.min(Math.max(...rows), source.lastRow);
    for (let row = Math.min(...rows); row <= bottom; row++) {
      for (let column = Math.min(...columns); column <= Math.max(...columns); column++) {
        if (++seen > CELLS_MAX) return null;
        const content = source.at(row, column);
        if (content.kind === 'unknown') return null;
        if (content.kind === 'empty') continue;
        filled++;
        if (content.kind !== 'number' && content.kind !== 'figure') continue;
        numbers++;
        const isExact = content.kind === 'number';
        sum += isExact ? content.thousandths / 1000 : content.value;
        const exact = isExact ? content.thousandths : parseThousandths(content.value);
        thousandths = exact === null || thousandths === null ? null : thousandths + exact;
      }
    }
  }
  if (operation === 'countFilled') return filled;
  if (operation === 'count') return numbers;
  return thousandths === null ? toSheetNumber(sum) : thousandths / 1000;
}
