import { type CalendarDate, daysBetween, fromParts } from '../../../src-shared/domain/calendar-date.ts';
import type { Problem } from '../../../src-shared/domain/problem.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  linesOfBatches,
  projectsEndingIn,
  type SchoolYearLine,
  trainingBatches,
} from '../../database/sheet-records.ts';
import type { Gathering } from './gathering.ts';

/** A school year by the year it begins in: 1 September to 31 August. */
export type SchoolYear = { readonly from: CalendarDate; readonly to: CalendarDate };

export function schoolYearOf(year: number): SchoolYear {
  return {
    from: assertPresent(fromParts(year, 9, 1), 'a school year begins'),
    to: assertPresent(fromParts(year + 1, 8, 31), 'a school year ends'),
  };
}

const BATCHES_AT_ONCE = 20;

/** The standing entries of trainings that ended within the school year, piece by piece. */
export async function* linesOfSchoolYear(
  gathering: Gathering,
  { from, to }: SchoolYear,
): AsyncGenerator<readonly SchoolYearLine[]> {
  const { reader } = gathering.ledger.database;
  const batches = trainingBatches(reader, { from, to });
  for (let start = 0; start < batches.length; start += BATCHES_AT_ONCE) {
    const some = batches.slice(start, start + BATCHES_AT_ONCE);
    yield linesOfBatches(reader, { batches: some, last: gathering.last });
    await gathering.pause(start, batches.length);
  }
}

/** Calendar days of a training, both ends counted; null while a date is missing. */
export function spanOf(line: Pick<SchoolYearLine, 'start_on' | 'end_on'>): number | null {
  if (line.start_on === null || line.end_on === null) return null;
  return daysBetween(line.start_on as CalendarDate, line.end_on as CalendarDate) + 1;
}

/**
 * People who passed a training of the school year but are not registered yet: no sheet of the school year knows them.
 */
export function unregisteredProblems({ ledger }: Gathering, { from, to }: SchoolYear): readonly Problem[] {
  const counts = ledger.memory.projectCounts();
  let people = 0;
  for (const project of projectsEndingIn(ledger.database.reader, { from, to }))
    people += counts.get(project)?.to_register ?? 0;
  return people === 0
    ? []
    : [{ code: 'sheet.notRegisteredYet', severity: 'warning', values: { count: people } }];
}
