import type { KnownTeacher } from '../import/match-people.ts';
import { maskIdentityNumber } from '../people/identity-number.ts';
import type { Problem } from '../problems.ts';
import type { SheetHeader } from '../sheet/read/find-header.ts';
import type { SheetMarks } from '../sheet/render/cell-styles.ts';
import { type RowFinding, rowMarks } from './compare-return.ts';
import type { Difference, DifferencePerson } from './difference.ts';
import { judgeLine, judgePerson, type PeopleFacts, statedValue } from './judge.ts';
import type { UnreadRow } from './match-return.ts';
import type { ReturnedSheetRow } from './returned-sheet.ts';
import { addedRemark } from './review-words.ts';
import { figuresText, type StandingSheetLine, subjectOf } from './standing-line.ts';

/** A row that was found to stand for a line, and everything in which it differs from it. */
export type ComparedRow = {
  readonly row: ReturnedSheetRow;
  readonly line: StandingSheetLine;
  readonly findings: readonly RowFinding[];
};

/** What differences are made from, beside the row or line that each is about. */
export type DifferenceContext = {
  readonly teachers: ReadonlyMap<string, KnownTeacher>;
  readonly people: PeopleFacts;
  readonly header: SheetHeader | null;
  readonly marks: SheetMarks;
  /** A short name of a text, the same for the same text; a hash. */
  readonly digest: (text: string) => string;
};

/** What a row says of its line: everything but facts of the person. */
export function lineDifferences(context: DifferenceContext, compared: ComparedRow): readonly Difference[] {
  const { row, line, findings } = compared;
  return findings
    .filter(({ kind }) => kind !== 'person')
    .map((finding) =>
      named(context, {
        ...aboutLine(context, line, row),
        kind: finding.kind,
        ...shown(finding),
        ...judgeLine(finding, line, row),
        key: JSON.stringify([
          finding.kind,
          subjectOf(line),
          finding.field ?? finding.heading,
          finding.theirs,
        ]),
      }),
    );
}

/** Marks shown of a difference that many rows state: enough to see how the reviewer pointed. */
const MARKS_SHOWN = 4;

/** What rows say of a person, each value once: a roster of a year has a person on many rows. */
export function* personDifferences(
  context: DifferenceContext,
  compared: readonly ComparedRow[],
): Generator<Difference> {
  const said = compared.flatMap(({ row, line: { teacherUid }, findings }) =>
    findings.filter(({ kind }) => kind === 'person').map((finding) => ({ teacherUid, finding, row })),
  );
  const byValue = Map.groupBy(said, ({ teacherUid, finding, row }) =>
    JSON.stringify(['person', teacherUid, finding.field, statedValue(finding, row)]),
  );
  for (const [key, same] of byValue) {
    const [first] = same;
    const teacher = first === undefined ? undefined : context.teachers.get(first.teacherUid);
    if (first === undefined || teacher === undefined) continue;
    yield named(context, {
      ...UNPLACED,
      ...whom(knownPerson(teacher), first.row.row),
      kind: 'person',
      ...shown(first.finding),
      ...judgePerson(first.finding, teacher, first.row, context.people),
      rows: same.map(({ row }) => row.row),
      marks: same.flatMap(({ finding }) => finding.marks).slice(0, MARKS_SHOWN),
      key,
    });
  }
}

/** A row that stands for no line: nothing is written for it, somebody has to look. */
export function rowDifference(
  context: DifferenceContext,
  kind: 'added' | 'ambiguous' | 'unread',
  { row, texts }: UnreadRow,
  { teacherUid, problems }: { readonly teacherUid: string | null; readonly problems: readonly Problem[] },
): Difference {
  const known = teacherUid === null ? undefined : context.teachers.get(teacherUid);
  const text = (field: string) => texts[field]?.trim() ?? '';
  const name = text('projectName');
  const theirs = ['projectName', 'year', 'hours', 'credits'].map(text).filter((each) => each !== '');
  return named(context, {
    ...UNPLACED,
    ...whom(known === undefined ? statedPerson(text) : knownPerson(known), row),
    project: name === '' ? null : { uid: null, name },
    kind,
    rows: [row],
    theirs: theirs.length === 0 ? null : theirs.join(' · '),
    marks: rowMarks(context.marks, row, context.header),
    remark: addedRemark(texts['remark'] ?? null, null),
    problems,
    key: JSON.stringify([kind, texts]),
  });
}

/** A line that is not on the sheet any more: the reviewer took it out. */
export function missingDifference(context: DifferenceContext, line: StandingSheetLine): Difference {
  return named(context, {
    ...aboutLine(context, line, null),
    kind: 'missing',
    ours: figuresText(line),
    canAccept: true,
    change: { kind: 'strike', entryUid: line.entryUid },
    key: JSON.stringify(['missing', subjectOf(line)]),
  });
}

/** A difference before anything is known of it: of no entry, no project, no cell, and nothing to accept. */
const UNPLACED = {
  project: null,
  entryUid: null,
  year: null,
  rows: [],
  address: null,
  field: null,
  heading: null,
  ours: null,
  theirs: null,
  marks: [],
  remark: null,
  canAccept: false,
  change: null,
  problems: [],
  rejectedBefore: null,
} as const;

/** What a difference says of the line that it is about. A teacher who is gone is named as the row names them. */
function aboutLine(context: DifferenceContext, line: StandingSheetLine, row: ReturnedSheetRow | null) {
  const teacher = context.teachers.get(line.teacherUid);
  const said = (field: string) => row?.texts[field]?.trim() ?? '';
  return {
    ...UNPLACED,
    ...whom(teacher === undefined ? statedPerson(said) : knownPerson(teacher), row?.row ?? null),
    project: line.project,
    entryUid: line.entryUid,
    year: line.values.year,
    rows: row === null ? [] : [row.row],
  };
}

/** The person, and the group under which their differences are shown. Rows without a known person stand alone. */
function whom(teacher: DifferencePerson, row: number | null) {
  return { teacher, group: teacher.uid ?? `row ${row ?? ''}` };
}

/**
 * A person of the ledger. The identity number is masked: the list of differences is looked at by several
 * people.
 */
function knownPerson({ uid, facts }: KnownTeacher): DifferencePerson {
  const { name, organisationName, idNumber } = facts;
  return { uid, name, organisationName, idNumberMasked: masked(idNumber) };
}

/** A person as the row's cells name them. */
function statedPerson(text: (field: string) => string): DifferencePerson {
  return {
    uid: null,
    name: text('name'),
    organisationName: text('organisationName') || null,
    idNumberMasked: masked(text('idNumber') || null),
  };
}

/**
 * A finding's texts. Beside a changed number both are shown, so that they can be compared; a mark alone is no
 * reason to show one.
 */
function shown({ kind, address, field, heading, ours, theirs, marks, remark }: RowFinding) {
  // Beside a changed number both are shown, so that they can be compared; a mark alone is no reason to show one.
  const isHidden = field === 'idNumber' && kind === 'question';
  return {
    ...{ address, field, heading, marks, remark },
    ours: isHidden ? masked(ours) : ours,
    theirs: isHidden ? masked(theirs) : theirs,
  };
}

function masked(number: string | null): string | null {
  return number === null ? null : maskIdentityNumber(number);
}

/** Hexadecimal characters of an id: 80 bits, for differences of one sheet. */
const ID_LENGTH = 20;

/**
 * The difference with its id, which also holds its rows: the same value stated on other rows is another thing
 * to accept.
 */
function named({ digest }: DifferenceContext, difference: Omit<Difference, 'id'>): Difference {
  const id = digest(difference.key + JSON.stringify(difference.rows)).slice(0, ID_LENGTH);
  return { ...difference, id };
}
