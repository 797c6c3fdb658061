import type { Database } from 'better-sqlite3';
import type { TotalsKey } from '../../../src-shared/ledger/totals.ts';

/** Credits of one teacher that were earned under certain texts, summed by what totals are summed by; thousandths. */
export type EarnedCredits = { readonly teacherId: number; readonly key: TotalsKey; readonly credits: number };

type Row = Omit<TotalsKey, 'makeUpFor'> & {
  readonly teacherId: number;
  readonly makeUpFor: number | null;
  readonly credits: number;
};

/** Every stored text that entries refer to: its number here, and its pack. */
export function storedTexts(
  database: Database,
): readonly { readonly id: number; readonly policyId: string }[] {
  return database
    .prepare<[], { id: number; policyId: string }>('SELECT id, policy_id AS policyId FROM policy_version')
    .all();
}

/**
 * Credits that stand and were earned under these texts. Reads every entry once, since none is found by its text: it is asked
 * only where a ledger holds credits of two kinds and several texts judge, and then once until the ledger changes.
 */
export function creditsEarnedUnder(database: Database, textIds: readonly number[]): readonly EarnedCredits[] {
  return database
    .prepare<[string], Row>(
      `SELECT teacher_id AS teacherId, year, form, level, phase, make_up_for AS makeUpFor, classification_id AS classificationId,
              sum(credits) AS credits
         FROM standing_entry
        WHERE credits <> 0 AND policy_version_id IN (SELECT value FROM json_each(?))
        GROUP BY teacher_id, year, form, level, phase, make_up_for, classification_id`,
    )
    .all(JSON.stringify(textIds))
    .map(({ teacherId, credits, ...key }) => ({ teacherId, key, credits }));
}
