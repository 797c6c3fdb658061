import type { Inputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { traineeProblems } from '../../../../src-shared/training/trainee.ts';
import type { Form } from '../../../../src-shared/training/training-words.ts';
import { formatThousandths, parseFigure } from '../../../text/format.ts';
import type { SentenceCode } from '../../../text/problem-sentence.ts';

/** The cells of a trainee that are typed: attendance, lessons and score of an own project, the proof of an outside one. */
export const cellKinds = {
  totalPeriods: 'count',
  absentPeriods: 'count',
  excusedPeriods: 'count',
  lessons: 'figure',
  score: 'figure',
  proofHours: 'figure',
  proofCredits: 'figure',
  proofCertificateNumber: 'text',
  paper: 'text',
} as const;
/** A column of typed cells. */
export type CellField = keyof typeof cellKinds;

const attended = ['totalPeriods', 'absentPeriods', 'excusedPeriods', 'score'] as const;
const taught = ['lessons'] as const;
const examined = ['score'] as const;
const unattended = [] as const;
/** What is noted of a trainee while the activity runs. */
export type AttendanceField = (typeof attended)[number] | 'lessons';

/** What is noted of each trainee while an activity of this form runs; nothing for what has no lessons to attend. */
export function attendanceFields(form: Form): readonly AttendanceField[] {
  switch (form) {
    case 'lecture':
      return taught;
    case 'exam':
      return examined;
    case 'mentoring':
    case 'degree':
    case 'enterprise':
      return unattended;
    default:
      return attended;
  }
}

/** What was typed and not yet saved: trainee uid → field → text. */
export type CellEdits = ReadonlyMap<string, Readonly<Partial<Record<CellField, string>>>>;
/** Nothing typed. */
export const noEdits: CellEdits = new Map();

type Change = Inputs['projects']['saveTrainees']['changes'][number];
type CellValue = number | string | null;

/** Why a cell cannot be saved, for the sentence under the table. */
export type CellProblem = {
  readonly uid: string;
  readonly field: CellField;
  readonly code: SentenceCode;
  readonly values: Readonly<Record<string, string | number | null>>;
};

const TEXT_MAX = 100;

/** The saved value as a cell shows it. */
export function savedText(trainee: Trainee, field: CellField): string {
  const value = trainee[field];
  if (value === null) return '';
  return cellKinds[field] === 'figure' && typeof value === 'number'
    ? formatThousandths(value, field === 'proofCredits' ? 1 : 0)
    : String(value);
}

/** What a cell shows: the typed text, else what is saved. */
export function cellText(trainee: Trainee, field: CellField, edits: CellEdits): string {
  return edits.get(trainee.uid)?.[field] ?? savedText(trainee, field);
}

/** Typed text → value; undefined when it cannot be read. */
export function parseCell(field: CellField, text: string): CellValue | undefined {
  const kind = cellKinds[field];
  if (kind === 'text') {
    const plain = text.trim();
    if ([...plain].length > TEXT_MAX) return undefined;
    return plain === '' ? null : plain;
  }
  const figure = parseFigure(text);
  if (figure === null || figure === undefined || kind === 'figure') return figure;
  return figure % 1000 === 0 ? figure / 1000 : undefined;
}

/** Sets one cell; text that says what is saved already is no edit. */
export function setCell(edits: CellEdits, trainee: Trainee, field: CellField, text: string): CellEdits {
  const next = new Map(edits);
  const { [field]: _, ...rest } = next.get(trainee.uid) ?? {};
  const isSaved = text === savedText(trainee, field);
  const cells = isSaved ? rest : { ...rest, [field]: text };
  if (Object.keys(cells).length === 0) next.delete(trainee.uid);
  else next.set(trainee.uid, cells);
  return next;
}

/** A block from a spreadsheet as rows of cells; the line break that ends it is no row. */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** What came of a pasted block. */
export type Pasted = {
  readonly edits: CellEdits;
  /** Rows and columns of the block that found no place, and locked trainees that were passed over. */
  readonly rowsOver: number;
  readonly columnsOver: number;
  readonly locked: number;
};

/** Fills a block into the cells from `row` and `field` on; nothing is dropped without saying so. */
export function pasteBlock(
  edits: CellEdits,
  table: { readonly trainees: readonly Trainee[]; readonly fields: readonly CellField[] },
  at: { readonly row: number; readonly field: CellField },
  block: readonly (readonly string[])[],
): Pasted {
  const first = table.fields.indexOf(at.field);
  let next = edits;
  let locked = 0;
  for (const [offset, cells] of block.entries()) {
    const trainee = table.trainees[at.row + offset];
    if (trainee === undefined) continue;
    if (trainee.isRegistered) {
      locked++;
      continue;
    }
    for (const [index, text] of cells.entries()) {
      const field = table.fields[first + index];
      if (field !== undefined) next = setCell(next, trainee, field, text);
    }
  }
  const widest = Math.max(0, ...block.map((cells) => cells.length));
  return {
    edits: next,
    rowsOver: Math.max(0, at.row + block.length - table.trainees.length),
    columnsOver: Math.max(0, first + widest - table.fields.length),
    locked,
  };
}

/** What belongs to one person alone: no two certificates have the same number. */
const ownToEach: ReadonlySet<CellField> = new Set(['proofCertificateNumber']);

/** What came of filling empty cells. */
export type Filled = {
  readonly edits: CellEdits;
  /** Cells that were filled. */
  readonly count: number;
  /** Columns that were left alone because their first row is empty. */
  readonly without: readonly CellField[];
};

/**
 * Takes the first row's text over into every empty cell below it, column by column. A column whose first row is empty is
 * left alone, whatever stands further down; so is what belongs to each person alone, and everybody who is registered.
 */
export function fillEmpty(
  edits: CellEdits,
  trainees: readonly Trainee[],
  fields: readonly CellField[],
): Filled {
  const [first, ...below] = trainees;
  let next = edits;
  let count = 0;
  const without: CellField[] = [];
  for (const field of fields) {
    if (first === undefined || ownToEach.has(field)) continue;
    const source = cellText(first, field, edits);
    const empty = below.filter((trainee) => !trainee.isRegistered && cellText(trainee, field, edits) === '');
    if (source === '') {
      without.push(field);
      continue;
    }
    for (const trainee of empty) next = setCell(next, trainee, field, source);
    count += empty.length;
  }
  return { edits: next, count, without };
}

/** Every cell that cannot be saved, all at once: unreadable text, and figures that contradict each other. */
export function cellProblems(trainees: readonly Trainee[], edits: CellEdits): readonly CellProblem[] {
  return trainees.flatMap((trainee) => {
    const cells = edits.get(trainee.uid);
    if (cells === undefined) return [];
    const unreadable = entriesOf(cells)
      .filter(([field, text]) => parseCell(field, text) === undefined)
      .map(([field]) => ({ uid: trainee.uid, field, code: unreadableCode(field), values: {} }));
    if (unreadable.length > 0) return unreadable;
    return traineeProblems({ ...trainee, ...valuesOf(cells) }).flatMap((problem) => {
      const field = problem.at?.field;
      return isCellField(field)
        ? [{ uid: trainee.uid, field, code: problem.code, values: problem.values }]
        : [];
    });
  });
}

/** The call that saves the edits; ask `cellProblems` first. */
export function changesOf(trainees: readonly Trainee[], edits: CellEdits): readonly Change[] {
  return trainees.flatMap((trainee) => {
    const cells = edits.get(trainee.uid);
    return cells === undefined
      ? []
      : [{ uid: trainee.uid, version: trainee.version, fields: valuesOf(cells) }];
  });
}

/** How many cells are not saved. */
export function editCount(edits: CellEdits): number {
  return [...edits.values()].reduce((sum, cells) => sum + Object.keys(cells).length, 0);
}

/** Edits that still say something: the rest went with their row, or says what is saved by now. */
export function keepPresent(edits: CellEdits, trainees: readonly Trainee[]): CellEdits {
  const present = new Map(trainees.map((trainee) => [trainee.uid, trainee]));
  return keepCells(edits, (uid, field, text) => {
    const trainee = present.get(uid);
    return trainee !== undefined && savedText(trainee, field) !== text;
  });
}

/** What is still to be saved after `sent` was: cells typed or changed while it was on its way. */
export function withoutSaved(edits: CellEdits, sent: CellEdits): CellEdits {
  return keepCells(edits, (uid, field, text) => sent.get(uid)?.[field] !== text);
}

function keepCells(
  edits: CellEdits,
  isKept: (uid: string, field: CellField, text: string) => boolean,
): CellEdits {
  const left = [...edits].map(
    ([uid, cells]) =>
      [
        uid,
        Object.fromEntries(entriesOf(cells).filter(([field, text]) => isKept(uid, field, text))),
      ] as const,
  );
  return new Map(left.filter(([, cells]) => Object.keys(cells).length > 0));
}

/** Absence in thousandths of the periods due, for showing; null while one of both is not known. */
export function absentShare(trainee: Trainee, edits: CellEdits): number | null {
  const total = parseCell('totalPeriods', cellText(trainee, 'totalPeriods', edits));
  const absent = parseCell('absentPeriods', cellText(trainee, 'absentPeriods', edits));
  if (typeof total !== 'number' || typeof absent !== 'number' || total === 0 || absent > total) return null;
  return Math.round((absent * 1000) / total);
}

function entriesOf(
  cells: Readonly<Partial<Record<CellField, string>>>,
): readonly (readonly [CellField, string])[] {
  return Object.entries(cells).filter((entry): entry is [CellField, string] => isCellField(entry[0]));
}

function valuesOf(cells: Readonly<Partial<Record<CellField, string>>>): Change['fields'] {
  return Object.fromEntries(entriesOf(cells).map(([field, text]) => [field, parseCell(field, text) ?? null]));
}

function isCellField(field: string | undefined): field is CellField {
  return field !== undefined && field in cellKinds;
}

function unreadableCode(field: CellField): SentenceCode {
  const kind = cellKinds[field];
  return kind === 'count' ? 'cell.notCount' : kind === 'figure' ? 'cell.notFigure' : 'cell.tooLong';
}
