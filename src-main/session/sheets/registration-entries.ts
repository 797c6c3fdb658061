import type { Work } from '../../../src-shared/lib/work.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import {
  hasEntriesIn,
  type SheetEntry,
  toRegistrationSheet,
} from '../../../src-shared/sheet/rows/registration-rows.ts';
import { askedPeople } from '../../../src-shared/sheet/rows/sheet-facts.ts';
import { lineIdsOfProject, linesOfIds, linesOfTeachers } from '../../database/records/sheet-records.ts';
import { projectOf, type SheetSource, yearOf } from './sheet-source.ts';

const PEOPLE_AT_ONCE = 50;
const ENTRIES_AT_ONCE = 500;

/** 学分登记表: the standing entries of a project or of a registration year. */
export function gatherRegistrationSheet(source: SheetSource): Work<BuiltInSheet> {
  const { facts } = source;
  if (facts.question.projectUid === null) return toRegistrationSheet(facts, null, entriesOfYear(source));
  const project = projectOf(source);
  return toRegistrationSheet(facts, project, entriesOfProject(source, project.id));
}

/** Only people whose totals say that they have entries in the year are asked for them: no query looks at all entries. */
function* entriesOfYear(source: SheetSource): Generator<SheetEntry> {
  const { ledger, facts, last, tell } = source;
  const year = yearOf(source);
  const people = askedPeople(facts).filter(({ id }) =>
    hasEntriesIn(ledger.snapshot.totals(id), year, facts.question.level),
  );
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE) {
    const teachers = people.slice(start, start + PEOPLE_AT_ONCE).map(({ id }) => id);
    tell(start, people.length);
    yield* linesOfTeachers(ledger.database.reader, { teachers, year, last });
  }
}

function* entriesOfProject({ ledger, last, tell }: SheetSource, project: number): Generator<SheetEntry> {
  const { reader } = ledger.database;
  const ids = lineIdsOfProject(reader, { project, last });
  for (let start = 0; start < ids.length; start += ENTRIES_AT_ONCE) {
    tell(start, ids.length);
    yield* linesOfIds(reader, ids.slice(start, start + ENTRIES_AT_ONCE));
  }
}
