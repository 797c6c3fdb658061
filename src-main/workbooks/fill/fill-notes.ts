import { moveRow, type RowShift } from '../../../src-shared/sheet/template/row-shift.ts';
import type { TemplateTable } from '../../../src-shared/sheet/template/template-mapping.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { attributeOf } from '../ooxml/xml-tree.ts';
import type { OpenTemplate } from '../template/open-template.ts';
import type { FilledSheet } from './filled-sheet.ts';
import type { FormulaResults } from './formula-plan.ts';

/** Something about a filled workbook that the user should know. */
export type FillNote =
  /** Macros were neither run nor changed. */
  | { readonly code: 'macrosKept' }
  /** Links to other workbooks were neither followed nor changed. */
  | { readonly code: 'externalLinksKept'; readonly links: number }
  /** Records in rows that the template hides: they are there, and nobody sees them. */
  | { readonly code: 'recordsHidden'; readonly records: number }
  /** Figures that the format of their cell shows rounded, or as a percentage or a day; the first of them. */
  | { readonly code: 'figuresShownUnlike'; readonly figures: number; readonly address: string }
  /** Formulas whose result is only known once a spreadsheet program has opened the file. */
  | { readonly code: 'formulasNotComputed'; readonly formulas: number };

/** Figures whose cells show them otherwise: how many, and the first of them. */
export function unlikeNotes(addresses: readonly string[]): readonly FillNote[] {
  const [address] = addresses;
  return address === undefined ? [] : [{ code: 'figuresShownUnlike', figures: addresses.length, address }];
}

/** The sheet as the template has it, and how many records went into it. */
type HiddenRows = {
  readonly filled: FilledSheet;
  readonly table: TemplateTable | null;
  readonly shift: RowShift | null;
  readonly records: number;
};

/**
 * Records in rows that nobody sees, because the template hides them by hand or by a filter. They are filled all
 * the same: the rows are the center's to show. Inserted rows are made like the sample row, hidden where that
 * one is.
 */
export function hiddenNotes({ filled, table, shift, records }: HiddenRows): readonly FillNote[] {
  if (table === null) return [];
  const hidden = filled.rows.rows.filter(
    ({ element, row }) =>
      row >= table.firstRow &&
      row <= table.lastRow &&
      isTrue(attributeOf(filled.part.text, element, 'hidden')),
  );
  const places = hidden.map(({ row }) => (shift === null ? row : moveRow(shift, row)));
  const standing = places.filter((row) => row < table.firstRow + records).length;
  const inserted = hidden.some(({ row }) => row === table.sampleRow) ? (shift?.count ?? 0) : 0;
  return standing + inserted === 0 ? [] : [{ code: 'recordsHidden', records: standing + inserted }];
}

/** What was left alone in the workbook, and what only a spreadsheet program computes. */
export function notesOf(template: OpenTemplate, results: FormulaResults): readonly FillNote[] {
  const notes: FillNote[] = [];
  for (const note of template.notes) {
    if (note.code === 'macrosIgnored') notes.push({ code: 'macrosKept' });
    if (note.code === 'externalLinksIgnored')
      notes.push({ code: 'externalLinksKept', links: Number(note.values['links']) });
  }
  const formulas = [...results.values()].filter((result) => result === null).length;
  if (formulas > 0) notes.push({ code: 'formulasNotComputed', formulas });
  return notes;
}

/** Notes of several fillings, each said once, with what they count added up. */
export function joinNotes(all: Iterable<FillNote>): readonly FillNote[] {
  const notes = new Map<FillNote['code'], FillNote>();
  for (const note of all) notes.set(note.code, joined(notes.get(note.code), note));
  return [...notes.values()];
}

/**
 * One note from two of the same code. Macros and links are the workbook's and are the same in every copy; what
 * is counted per sheet is added up.
 */
function joined(before: FillNote | undefined, note: FillNote): FillNote {
  if (before?.code === 'formulasNotComputed' && note.code === 'formulasNotComputed')
    return { ...note, formulas: before.formulas + note.formulas };
  if (before?.code === 'recordsHidden' && note.code === 'recordsHidden')
    return { ...note, records: before.records + note.records };
  if (before?.code === 'figuresShownUnlike' && note.code === 'figuresShownUnlike')
    return { ...before, figures: before.figures + note.figures };
  return note;
}
