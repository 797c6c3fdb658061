import type { Problem } from '../../problems.ts';
import { fillable, type LayoutShape, type SheetLayout } from '../layouts/sheet-layout.ts';
import { type RenderedSheet, renderSheet, type SheetFrame } from '../render/render-sheet.ts';
import { type TemplateRow, templateRows } from '../template/template-values.ts';
import { type SheetFacts, scopeOf } from './sheet-facts.ts';

/** Something the ledger does not know and a person may say before the sheet is saved. */
export type SheetAsk = {
  readonly key: string;
  readonly heading: string;
  /** What stands there until somebody says otherwise. */
  readonly proposed: string;
  /** Proposed again next time; not so where the ledger knows better (today, who makes the sheet). */
  readonly isKept: boolean;
};

/** Words for `asks` by key. */
export type SheetAnswers = Readonly<Record<string, string>>;

/** What stands around the rows. */
type AroundRows = Required<Pick<SheetFrame, 'subtitles' | 'signatures'>>;

/** What does not depend on the rows of a sheet. */
export type Surroundings = {
  /** What the sheet is about, for the file's name: the project, the school, the year. */
  readonly subject: string;
  readonly asks: readonly SheetAsk[];
  /** `school` is null around all rows, else the school whose rows they are. */
  readonly around: (school: string | null, answers: SheetAnswers) => AroundRows;
};

/**
 * Rows that are ready to be written under their layout. Cells are made when they are asked for: a county's entries held as
 * cells would take several times the memory of the rows themselves.
 */
export type SheetRows = {
  readonly count: number;
  /** 共 N 人, as the total row says it. */
  readonly countLabel: () => string;
  readonly render: (frame: SheetFrame) => RenderedSheet;
  /** The rows from `start` up to `end` as values for a template, by the keys of the columns. */
  readonly values: (start: number, end: number) => readonly TemplateRow[];
};

/** A built-in sheet as the ledger has it, as a whole and school by school. */
export type BuiltInSheet = Surroundings & {
  /** All columns that may be filled, those that other people's sheets ask for apart included. */
  readonly layout: LayoutShape;
  readonly title: string;
  readonly whole: SheetRows;
  readonly schools: readonly { readonly name: string; readonly rows: SheetRows }[];
  /** What the reader of the sheet would ask about. Warnings only: what refuses a sheet is found before. */
  readonly problems: readonly Problem[];
};

/**
 * Rows read or made between two looks at the clock: a look costs about as much as a row. Verdicts, which are dear, are
 * looked after one by one.
 */
export const ROWS_PER_STEP = 100;

/** Binds rows to their layout. */
export function sheetRows<Row>(layout: SheetLayout<Row>, rows: readonly Row[]): SheetRows {
  const written = fillable(layout);
  return {
    count: rows.length,
    countLabel: () => layout.countLabel(rows),
    render: (frame) => renderSheet(layout, rows, frame),
    values: (start, end) => templateRows(written, rows.slice(start, end)),
  };
}

/**
 * A sheet from rows that stand in the order of their schools. `whole` where the rows of the whole are not those of the
 * schools one after another.
 */
export function builtInSheet<Row>(sheet: {
  readonly layout: SheetLayout<Row>;
  readonly title: string;
  readonly surroundings: Surroundings;
  readonly rows: readonly (readonly [school: string, row: Row])[];
  readonly problems: readonly Problem[];
}): BuiltInSheet {
  const { layout, title, surroundings, rows, problems } = sheet;
  const schools = Map.groupBy(rows, ([school]) => school);
  return {
    ...surroundings,
    layout: fillable(layout),
    title,
    whole: sheetRows(
      layout,
      rows.map(([, row]) => row),
    ),
    schools: Array.from(schools, ([name, some]) => ({
      name,
      rows: sheetRows(
        layout,
        some.map(([, row]) => row),
      ),
    })),
    problems,
  };
}

/** The usual surroundings: who prepared and reviewed it under the table; `subtitles` of the whole, or of one school. */
export function usualSurroundings(
  facts: SheetFacts,
  subject: string,
  subtitles: (school: string | null) => AroundRows['subtitles'],
): Surroundings {
  return {
    subject,
    asks: [
      { key: 'preparedBy', heading: '制表人', proposed: facts.actor ?? '', isKept: false },
      { key: 'reviewedBy', heading: '审核人', proposed: '', isKept: true },
    ],
    around: (school, answers) => ({
      subtitles: subtitles(school),
      signatures: [
        `制表人：${answers['preparedBy'] ?? ''}`,
        `审核人：${answers['reviewedBy'] ?? ''}`,
        `单位（盖章）：${school ?? facts.organisationName}`,
        `日期：${facts.today}`,
      ],
    }),
  };
}

/** The line over a table of a school or of the whole: 填报单位 at the left, what the sheet says itself at the right. */
export function reportedBy(facts: SheetFacts, school: string | null, right: string): AroundRows['subtitles'] {
  return [{ left: `填报单位：${school ?? scopeOf(facts)}`, right }];
}

/** Answers to all that is asked: what is said now, else what was said the last time, else what the ledger proposes. */
export function answersFor(asks: readonly SheetAsk[], said: SheetAnswers, kept: SheetAnswers): SheetAnswers {
  return Object.fromEntries(
    asks.map(({ key, proposed, isKept }) => [
      key,
      (said[key] ?? (isKept ? kept[key] : undefined) ?? proposed).trim(),
    ]),
  );
}

/** What was said now and is proposed again the next time. */
export function answersToKeep(asks: readonly SheetAsk[], said: SheetAnswers): SheetAnswers {
  const keys = new Set(asks.filter(({ isKept }) => isKept).map(({ key }) => key));
  return Object.fromEntries(Object.entries(said).filter(([key]) => keys.has(key)));
}
