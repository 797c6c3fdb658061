import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import { problemsByRow } from '../../../src-shared/import/planned-row.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { type Choice, chooseDifferences, touchedEntries } from '../../../src-shared/review/choose.ts';
import { compareSheet } from '../../../src-shared/review/compare-sheet.ts';
import type { Difference } from '../../../src-shared/review/difference.ts';
import { numberKey, type PeopleFacts } from '../../../src-shared/review/judge.ts';
import {
  affected,
  type StandingCertificate,
  withConsequences,
} from '../../../src-shared/review/known-consequences.ts';
import { marksOfReturn, sheetWarnings } from '../../../src-shared/review/returned-sheet.ts';
import { isUnknown, linesInScope, type ReturnScope } from '../../../src-shared/review/scope.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { standingEntriesWith } from '../../database/entries/entry-records.ts';
import { earlierRejections } from '../../database/records/correction-records.ts';
import { knownTeachers } from '../../database/records/teacher-records.ts';
import { runWork, type TimeSlices } from '../../lib/run-work.ts';
import { findLines, findMissing, type NamedProject } from './find-lines.ts';
import { type CorrectionRecord, certificatesOf, decidedCorrection, registeredProjects } from './queries.ts';
import type { ReadReturn } from './read-return.ts';

/** A sheet beside the ledger: every difference, and what applying some of them needs. */
export type CorrectionPlan = {
  readonly sheet: ReadReturn;
  readonly scope: ReturnScope;
  readonly projects: readonly NamedProject[];
  /** What was decided on this sheet before: nothing is left to do with it, and no difference is named. */
  readonly decided: CorrectionRecord | null;
  readonly counts: {
    readonly rows: number;
    readonly same: number;
    readonly later: number;
    readonly skipped: number;
  };
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
  readonly certificates: readonly StandingCertificate[];
  readonly teachers: ReadonlyMap<string, KnownTeacher>;
  readonly people: PeopleFacts;
  /** Names exactly this comparison: the file, what the ledger says, and every difference. */
  readonly fingerprint: string;
};

type Asked = {
  readonly sheet: ReadReturn;
  /** The range that the user corrected; undefined to tell it from the sheet. */
  readonly scope: ReturnScope | undefined;
  readonly today: CalendarDate;
};

/**
 * Compares a sheet that came back with the ledger as `database` sees it. Writes nothing. Other calls are answered
 * meanwhile; if one of them writes, applying notices it, because the comparison is made again then.
 *
 * @throws Cancelled
 */
export async function planCorrection(
  database: Database,
  { sheet, scope: asked, today }: Asked,
  slices: TimeSlices,
): Promise<CorrectionPlan> {
  const { reading } = sheet;
  const decided = decidedCorrection(database, sheet) ?? null;
  const projects = registeredProjects(database);
  const everybody = knownTeachers(database);
  const teachers = new Map(everybody.map((teacher) => [teacher.uid, teacher]));
  const numbered = everybody.filter(({ facts }) => facts.idNumber !== null);
  const people = { today, holders: new Map(numbered.map((teacher) => [numberKey(teacher.facts), teacher])) };
  await slices.next();
  const found = await findLines(database, { sheet, asked, projects, everybody }, slices);
  const marks = await runWork(marksOfReturn(sheet), slices);
  const inScope = linesInScope(found.match.left, found.scope);
  const missing = findMissing(database, inScope, sheet.seal);
  const context = { teachers, people, marks, header: reading.header, digest };
  const problems = problemsByRow(reading);
  const work = compareSheet({ context, match: found.match, missing, problemsOfRow: problems.ofRow });
  const compared = await runWork(work, slices);
  await slices.next();
  const open = decided === null ? compared.differences : [];
  const certificates = certificatesOf(database, affected(open, found.lines));
  await slices.next();
  const differences = withConsequences(open, certificates, found.lines, earlierRejections(database));
  await slices.next();
  const isRangeUnknown = reading.header !== null && decided === null && isUnknown(found.scope);
  const plan = {
    ...{ sheet, projects, decided, differences, certificates, teachers, people },
    scope: found.scope,
    counts: {
      rows: found.match.pairs.length,
      same: compared.sameRows,
      later: inScope.length - missing.length,
      skipped: reading.skipped.length,
    },
    problems: [...problems.ofSheet, ...sheet.notes, ...sheetWarnings(sheet, { isRangeUnknown })],
  };
  const fingerprint = fingerprintOf(plan);
  await slices.next();
  return { ...plan, fingerprint };
}

function fingerprintOf({
  sheet,
  scope,
  decided,
  differences,
  teachers,
}: Omit<CorrectionPlan, 'fingerprint'>): string {
  const named = differences.map(({ id, change, ours, theirs, teacher: { uid } }) => [
    ...[id, change, ours, theirs],
    uid === null ? null : (teachers.get(uid)?.version ?? null),
  ]);
  return digest(
    JSON.stringify([
      sheet.fileSha256,
      sheet.sheet,
      sheet.reading.header?.columns,
      scope,
      decided?.uid ?? null,
      named,
    ]),
  );
}

function digest(text: string): string {
  return hash('sha256', text);
}

/** What accepting these differences of a plan would write. @throws Cancelled */
export function chooseOf(
  database: Database,
  { differences, teachers, people, certificates }: CorrectionPlan,
  ids: readonly string[],
  slices: TimeSlices,
): Promise<Choice> {
  const accepted = new Set(ids);
  const entries = standingEntriesWith(database, touchedEntries(differences, accepted));
  return runWork(
    chooseDifferences({ differences, accepted, teachers, people, certificates, entries }),
    slices,
  );
}
