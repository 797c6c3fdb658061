import type { Database } from 'better-sqlite3';

/**
 * What becomes of a trainee whose entry is taken back: `again`, the result stays and the entry is to be made again, which
 * nothing asks for by itself; `failed`, the result becomes 不合格.
 */
export type AfterReversal = 'again' | 'failed';

/**
 * Marks trainees whose entries were just taken back, in the transaction that did it. Who has another entry that stands (a
 * project split by year) is left as it is: that person is still registered. By hand: one statement over a JSON list, for
 * a batch may hold a hundred thousand.
 */
export function settleReversed(
  writer: Database,
  participationIds: readonly number[],
  afterwards: AfterReversal,
): void {
  const change =
    afterwards === 'failed' ? "result = 'failed', after_reversal = NULL" : "after_reversal = 'held'";
  writer
    .prepare<[string]>(
      `UPDATE participation SET ${change}, version = version + 1
       WHERE id IN (SELECT value FROM json_each(?)) AND is_registered = 0`,
    )
    .run(JSON.stringify(participationIds));
}

/**
 * Marks those whose entry was taken back and whom a signed form asks to register again (`uids` of trainees): from now on they wait like others.
 * By hand: one statement over a JSON list, however many there are.
 */
export function askAgain(writer: Database, uids: readonly string[]): void {
  if (uids.length === 0) return;
  writer
    .prepare<[string]>(
      `UPDATE participation SET after_reversal = 'signed'
       WHERE uid IN (SELECT value FROM json_each(?)) AND after_reversal = 'held'`,
    )
    .run(JSON.stringify(uids));
}
