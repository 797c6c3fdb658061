import { listTotals } from '../../../src-shared/ledger/totals.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { toMoe4068 } from '../../../src-shared/sheet/rows/moe-4068-rows.ts';
import {
  type SchoolYear,
  type SchoolYearEntry,
  schoolYearOf,
  unregisteredProblems,
} from '../../../src-shared/sheet/rows/school-year.ts';
import { type RegisteredHours, toTrainingHours } from '../../../src-shared/sheet/rows/training-hours-rows.ts';
import { listOrganisations } from '../../database/records/organisation-records.ts';
import {
  linesOfBatch,
  linesOfBatches,
  projectsEndingIn,
  trainingBatches,
} from '../../database/records/sheet-records.ts';
import { type SheetSource, yearOf } from './sheet-source.ts';

const ENTRIES_AT_ONCE = 2000;

/** 教基4068. */
export function gatherMoe4068(source: SheetSource): Work<BuiltInSheet> {
  const year = yearOf(source);
  const time = schoolYearOf(year);
  return toMoe4068(source.facts, year, {
    entries: entriesOfSchoolYear(source, time),
    schools: listOrganisations(source.ledger.database.reader),
    problems: problemsOfSchoolYear(source, time),
  });
}

/** 培训统计表. */
export function gatherTrainingHours(source: SheetSource): Work<BuiltInSheet> {
  const year = yearOf(source);
  const time = schoolYearOf(year);
  const { facts } = source;
  return toTrainingHours(
    facts,
    year,
    facts.question.isSchoolYear
      ? { registered: entriesOfSchoolYear(source, time), problems: problemsOfSchoolYear(source, time) }
      : { registered: hoursOfYear(source, year), problems: [] },
  );
}

/** From the totals: no entry is read. */
function* hoursOfYear({ ledger, facts, tell }: SheetSource, year: number): Generator<RegisteredHours> {
  for (const [done, { id }] of facts.people.entries()) {
    // Hours that a rule took away are no training (SR1).
    for (const row of listTotals(ledger.snapshot.totals(id)))
      if (row.year === year && row.phase !== 'deducted')
        yield { teacherId: id, level: row.level, hours: row.hours };
    tell(done, facts.people.length);
  }
}

/** The standing entries of trainings that ended within the school year, read batch by batch. */
function* entriesOfSchoolYear(
  { ledger, last, tell }: SheetSource,
  time: SchoolYear,
): Generator<SchoolYearEntry> {
  const { reader } = ledger.database;
  const groups = inGroups(trainingBatches(reader, time));
  for (const [done, batches] of groups.entries()) {
    tell(done, groups.length);
    const [batch] = batches;
    if (batches.length > 1 || batch === undefined) yield* linesOfBatches(reader, { batches, last });
    else
      for (let after = 0, isMore = true; isMore; ) {
        const entries = linesOfBatch(reader, { batch, after, last, count: ENTRIES_AT_ONCE });
        yield* entries;
        after = entries.at(-1)?.id ?? after;
        isMore = entries.length === ENTRIES_AT_ONCE;
      }
  }
}

/** Small batches together, a large one alone: each read holds about as many entries, however trainings were registered. */
function inGroups(
  batches: readonly { readonly id: number; readonly entryCount: number }[],
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let room = 0;
  for (const { id, entryCount } of batches) {
    const group = groups.at(-1);
    if (group !== undefined && entryCount <= room) group.push(id);
    else {
      groups.push([id]);
      room = ENTRIES_AT_ONCE;
    }
    room -= entryCount;
  }
  return groups;
}

function problemsOfSchoolYear({ ledger }: SheetSource, time: SchoolYear): readonly Problem[] {
  const counts = ledger.snapshot.projectCounts();
  return unregisteredProblems(
    projectsEndingIn(ledger.database.reader, time).flatMap((project) => counts.get(project) ?? []),
  );
}
