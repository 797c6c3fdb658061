import type { Database } from 'better-sqlite3';
import { calendarYearSchema } from '../../src-shared/policy/pack/calendar-year.ts';
import {
  createWorkingCalendar,
  noticesInForce,
  type WorkingCalendar,
} from '../../src-shared/training/working-day.ts';
import type { LedgerDatabase } from '../database/file/ledger-database.ts';
import { importedCalendars, policyMark } from '../database/records/policy-records.ts';
import { PolicyRegistry } from './policy-registry.ts';
import { loadShippedYears } from './shipped-policies.ts';

/** What the rows of a ledger say about packs and working days, and the state of the ledger that they were read from. */
export type LedgerRules = {
  /** Of the database: while it is the same, nothing was written. */
  readonly revision: number;
  /** Of the rows about packs and calendars: while it is the same, nothing of them was written. */
  readonly mark: string;
  readonly registry: PolicyRegistry;
  readonly calendar: WorkingCalendar;
};

/** Reads packs, periods and calendars. */
export function readRules({ reader, revision }: LedgerDatabase): LedgerRules {
  return {
    revision,
    mark: policyMark(reader),
    registry: new PolicyRegistry(reader),
    calendar: calendarOf(reader),
  };
}

/**
 * The same rules while the ledger has not changed. After a write they are read anew only if it was about them: parsing and
 * checking every pack takes longer than most calls.
 */
export function currentRules(database: LedgerDatabase, known: LedgerRules): LedgerRules {
  const { reader, revision } = database;
  if (known.revision === revision) return known;
  return policyMark(reader) === known.mark ? { ...known, revision } : readRules(database);
}

/** Shipped notices, those of imported years in their place. */
function calendarOf(database: Database): WorkingCalendar {
  const imported = importedCalendars(database).map(({ content }) =>
    calendarYearSchema.parse(JSON.parse(content)),
  );
  return createWorkingCalendar(noticesInForce(loadShippedYears(), imported));
}
