import { addToTotals, emptyTotals, mergeTotals, type Totals } from '../../src-shared/ledger/totals.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { creditsEarnedUnder, type EarnedCredits, storedTexts } from '../database/entries/credits-by-kind.ts';
import type { LedgerDatabase } from '../database/file/ledger-database.ts';

type ForeignSource = {
  readonly database: LedgerDatabase;
  /** Which credits a pack's fill the minima of. */
  creditKindOf(policyId: string): string;
};

/**
 * Credits that do not count under a text of a set, because they are of another kind (陕西's never fill a minimum of 海南).
 * Mostly there are none, and then no entry is read; what was found is kept until `forget`.
 */
export function foreignCredits(source: ForeignSource) {
  const known = new Map<string, ReadonlyMap<number, readonly EarnedCredits[]>>();
  const foreignTo = (policyId: string) => {
    const kind = source.creditKindOf(policyId);
    const found = known.get(kind) ?? readForeign(source, kind);
    known.set(kind, found);
    return found;
  };
  return {
    /** A teacher's sums as the text judges them; the same object where all of them count. */
    without(totals: Totals, teacherId: number, text: PolicyPack): Totals {
      const foreign = text.units.credits ? foreignTo(text.id).get(teacherId) : undefined;
      if (foreign === undefined) return totals;
      const counted = mergeTotals(emptyTotals(totals.classifications), totals);
      for (const { key, credits } of foreign)
        addToTotals(counted, key, { hours: 0, credits: -credits, count: 0, months: 0, weeks: 0 });
      return counted;
    },
    /** The ledger changed. */
    forget: () => known.clear(),
  };
}

function readForeign(
  { database: { reader }, creditKindOf }: ForeignSource,
  kind: string,
): ReadonlyMap<number, readonly EarnedCredits[]> {
  const others = storedTexts(reader).filter(({ policyId }) => creditKindOf(policyId) !== kind);
  if (others.length === 0) return new Map();
  const earned = creditsEarnedUnder(
    reader,
    others.map(({ id }) => id),
  );
  return Map.groupBy(earned, ({ teacherId }) => teacherId);
}
