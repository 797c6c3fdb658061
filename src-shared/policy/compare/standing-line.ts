import type { Origin } from '../../ledger/entry.ts';
import type { TotalsKey } from '../../ledger/totals.ts';

/** A standing entry as far as a comparison asks; figures in thousandths. */
export type StandingLine = {
  readonly id: number;
  readonly teacherId: number;
  readonly participationId: number | null;
  /** Names the frozen facts it was computed from: lines of equal facts have the same. */
  readonly factsId: number;
  readonly batchId: number;
  /** Names the stored version of the pack it was computed under. */
  readonly policyVersionId: number;
  readonly origin: Origin;
  readonly key: TotalsKey;
  readonly hours: number;
  readonly credits: number | null;
  readonly months: number;
  readonly weeks: number;
};

/** Lines that one trainee earned in one activity. Never empty. */
export type StandingRecord = readonly [StandingLine, ...StandingLine[]];

/**
 * The records that lines in the order of their ids make up: the years of a trainee's split project were written one after
 * another, in one batch. A line without a participation is a record by itself.
 */
export function* recordsOf(lines: Iterable<StandingLine>): Generator<StandingRecord> {
  let record: [StandingLine, ...StandingLine[]] | null = null;
  for (const line of lines) {
    if (record !== null && isOfRecord(record[0], line)) {
      record.push(line);
      continue;
    }
    if (record !== null) yield record;
    record = [line];
  }
  if (record !== null) yield record;
}

/**
 * Batch and participation together: the same trainee may be registered again in a later batch, after a
 * reversal.
 */
function isOfRecord(first: StandingLine, line: StandingLine): boolean {
  return (
    first.participationId !== null &&
    first.participationId === line.participationId &&
    first.batchId === line.batchId
  );
}
