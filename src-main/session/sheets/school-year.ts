import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { type CalendarDate, daysBetween, fromParts } from '../../../src-shared/training/calendar-date.ts';
import {
  linesOfBatch,
  linesOfBatches,
  projectsEndingIn,
  type SchoolYearLine,
  trainingBatches,
} from '../../database/records/sheet-records.ts';
import type { Gathering } from './gathering.ts';

/** A school year by the year it begins in: 1 September to 31 August. */
export type SchoolYear = { readonly from: CalendarDate; readonly to: CalendarDate };

export function schoolYearOf(year: number): SchoolYear {
  return {
    from: assertPresent(fromParts(year, 9, 1), 'a school year begins'),
    to: assertPresent(fromParts(year + 1, 8, 31), 'a school year ends'),
  };
}

const LINES_AT_ONCE = 2000;

/** The standing entries of trainings that ended within the school year, piece by piece. */
export async function* linesOfSchoolYear(
  gathering: Gathering,
  { from, to }: SchoolYear,
): AsyncGenerator<readonly SchoolYearLine[]> {
  const { last, ledger } = gathering;
  const { reader } = ledger.database;
  const groups = inGroups(trainingBatches(reader, { from, to }));
  for (const [index, batches] of groups.entries()) {
    const [batch] = batches;
    if (batches.length > 1 || batch === undefined) yield linesOfBatches(reader, { batches, last });
    else
      for (let after = 0, isMore = true; isMore; ) {
        const lines = linesOfBatch(reader, { batch, after, last, count: LINES_AT_ONCE });
        yield lines;
        await gathering.pause(index, groups.length);
        after = lines.at(-1)?.id ?? after;
        isMore = lines.length === LINES_AT_ONCE;
      }
    await gathering.pause(index, groups.length);
  }
}

/** Small batches together, a large one alone. */
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
      room = LINES_AT_ONCE;
    }
    room -= entryCount;
  }
  return groups;
}

/** Calendar days of a training, both ends counted; null while a date is missing. */
export function spanOf(line: Pick<SchoolYearLine, 'startOn' | 'endOn'>): number | null {
  if (line.startOn === null || line.endOn === null) return null;
  return daysBetween(line.startOn, line.endOn) + 1;
}

/**
 * People who passed a training of the school year but are not registered yet: no sheet of the school year knows them.
 */
export function unregisteredProblems({ ledger }: Gathering, { from, to }: SchoolYear): readonly Problem[] {
  const counts = ledger.snapshot.projectCounts();
  let people = 0;
  for (const project of projectsEndingIn(ledger.database.reader, { from, to })) {
    const { toRegister: waiting, takenOut } = counts.get(project) ?? {
      toRegister: 0,
      takenOut: 0,
    };
    people += waiting - takenOut;
  }
  return people === 0
    ? []
    : [{ code: 'sheet.notRegisteredYet', severity: 'warning', values: { count: people } }];
}
