import type { Problem } from '../../../src-shared/problems.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';

/** One school's part of a sheet. */
export type SchoolRows<Row> = { readonly name: string; readonly rows: readonly Row[] };

/** Something the ledger does not know and a person may say before the sheet is saved. */
export type SheetAsk = {
  readonly key: string;
  readonly heading: string;
  /** What stands there until somebody says otherwise. */
  readonly proposed: string;
  /** Proposed again next time; not so where the ledger knows better (today, who is at the desk). */
  readonly isKept: boolean;
};

/** What stands around the rows; `answers` are the words for `asks` by key. */
export type SheetSurroundings = {
  readonly subtitles: readonly { readonly left: string; readonly right: string }[];
  /** The line under the table, where it is not the usual one. */
  readonly signatures?: readonly string[];
};

/** What does not depend on the rows of a sheet. */
export type Surroundings = {
  /** What the sheet is about, for the file's name: the project, the school, the year. */
  readonly subject: string;
  readonly asks: readonly SheetAsk[];
  /** `school` is null around all rows, else the school whose rows they are. */
  readonly around: (school: string | null, answers: Readonly<Record<string, string>>) => SheetSurroundings;
};

/** A built-in sheet with its rows as the ledger has them, school by school. */
export type LedgerSheet<Row> = Surroundings & {
  readonly layout: SheetLayout<Row>;
  readonly title: string;
  readonly schools: readonly SchoolRows<Row>[];
  /** The rows of the sheet that is not split, where they are not those of the schools one after another. */
  readonly whole?: readonly Row[];
  /** What the reader of the sheet would ask about. Warnings only: what refuses a sheet is thrown. */
  readonly problems: readonly Problem[];
};

/** A sheet of some kind of row: what is done with it must be able to do it with any. */
export type AnySheet = <Result>(use: <Row>(sheet: LedgerSheet<Row>) => Result) => Result;

export function anySheet<Row>(sheet: LedgerSheet<Row>): AnySheet {
  return (use) => use(sheet);
}

/** All rows in their order. */
export function allRows<Row>(sheet: LedgerSheet<Row>): readonly Row[] {
  return sheet.whole ?? sheet.schools.flatMap(({ rows }) => rows);
}
