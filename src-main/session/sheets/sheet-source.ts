import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { SheetFacts } from '../../../src-shared/sheet/rows/sheet-facts.ts';
import type { SheetQuestion } from '../../../src-shared/sheet/rows/sheet-question.ts';
import { findProject, type ProjectRecord } from '../../database/records/project-records.ts';
import { lastEntryId } from '../../database/records/sheet-records.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { requireFound } from '../refusals.ts';
import type { RememberedTeacher } from '../remembered-people.ts';

/** The moment that one sheet shows, and the ledger that its lines are read from piece by piece. */
export type SheetSource = {
  readonly ledger: OpenLedger;
  /** With people as they were at that moment: somebody may be merged into another while the sheet is gathered. */
  readonly facts: SheetFacts<RememberedTeacher>;
  /** The last entry that the sheet knows of: what is written while it is gathered is not seen. */
  readonly last: number;
  /** Says how far the reading is. Cheap to call for every line. */
  readonly tell: (done: number, total: number) => void;
};

/** Takes down the moment. */
export function openSource(
  ledger: OpenLedger,
  question: SheetQuestion,
  tell: SheetSource['tell'],
): SheetSource {
  return {
    ledger,
    facts: {
      question,
      organisationName: ledger.organisation.name,
      actor: ledger.actor,
      today: ledger.today(),
      people: ledger.snapshot.teachers(),
    },
    last: lastEntryId(ledger.database.reader),
    tell,
  };
}

/** The project asked for. @throws NotFound */
export function projectOf({ ledger, facts }: SheetSource): ProjectRecord {
  const uid = requireFound(facts.question.projectUid, 'project');
  return requireFound(findProject(ledger.database.reader, uid), 'project');
}

/** The year asked for: a question without one was refused where the kind needs it. */
export function yearOf({ facts }: SheetSource): number {
  return assertPresent(facts.question.year, 'the kind of sheet asks for a year');
}
