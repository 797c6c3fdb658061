import type { Cycle } from '../award/award-input.ts';
import { type Matched, matches } from '../pack/match.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import { type Measure, mostOf } from './verdicts/cap.ts';

/** An entry as caps see it (`Matched`). `year` is the year it counts in (for a make-up the year it repairs, A8). */
export type CappedEntry = Matched & {
  readonly uid: string;
  readonly year: number;
  readonly endDate: string | null;
  /** Credits, or hours where `measureOf` says so; thousandths. */
  readonly amount: number;
};

/** What an entry earned, what of it counts, what is over; `rule` is the cap that cut most of it. Thousandths. */
type Allocation = {
  readonly uid: string;
  readonly earned: number;
  readonly counted: number;
  readonly over: number;
  readonly rule: string | null;
};

type CapRule = AssessmentRuleOf<'cap'>;

/** What a pack caps its entries in: credits where it knows them, else hours. */
export function measureOf(pack: Pick<PolicyPack, 'units'>): Measure {
  return pack.units.credits ? 'credits' : 'hours';
}

/**
 * Which entries use up the yearly and cycle caps: by end date of the training, then by uid (A26). The sum of
 * `counted` is what the assessment counts, in any order; only who bears the cut depends on the order. Cycle
 * caps are applied where `cycle` is given.
 */
export function capAllocation(
  pack: PolicyPack,
  entries: readonly CappedEntry[],
  cycle: Cycle | null = null,
): readonly Allocation[] {
  const ordered = [...entries].sort(inOrder);
  const counted = countInOrder(capsOf(pack, 'always'), ordered, { cycle, measure: measureOf(pack) });
  return ordered.map((entry, index) => {
    const share = counted[index] ?? { counted: entry.amount, rule: null };
    return {
      uid: entry.uid,
      earned: entry.amount,
      counted: share.counted,
      over: entry.amount - share.counted,
      rule: share.rule,
    };
  });
}

/** Whether a text that knows hours alone cuts any of them. */
export function capsHours(caps: readonly CapRule[]): boolean {
  return caps.some((cap) => mostOf(cap, 'hours', 0) !== null);
}

/**
 * Caps of the pack in the order they are applied: yearly ones before those of the cycle, each in the order of
 * the pack. `registration` takes all of them, `always` leaves out those that bind registrations alone (GX31).
 */
export function capsOf(pack: PolicyPack, scope: 'always' | 'registration'): readonly CapRule[] {
  const caps = pack.assessment.filter((rule) => rule.kind === 'cap');
  const used = scope === 'registration' ? caps : caps.filter((cap) => cap.scope === 'always');
  return [
    ...used.filter(({ period }) => period === 'year'),
    ...used.filter(({ period }) => period === 'cycle'),
  ];
}

/**
 * Entries without an end date come first: they are opening balances, older than everything registered here
 * (X1).
 */
function inOrder(one: CappedEntry, other: CappedEntry): number {
  const byDate = compare(one.endDate ?? '', other.endDate ?? '');
  return byDate !== 0 ? byDate : compare(one.uid, other.uid);
}

/** By code unit, so that the order is the same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What of an entry counts so far, and the cap that cut it last. */
type Share = { readonly counted: number; readonly rule: string | null };

/** Entries use up each cap in the order given; what one cap has cut does not use up the next. */
export function countInOrder(
  caps: readonly CapRule[],
  entries: readonly (Matched & Pick<CappedEntry, 'year' | 'amount'>)[],
  { cycle, measure }: { readonly cycle: Cycle | null; readonly measure: Measure },
): readonly Share[] {
  let shares: readonly Share[] = entries.map((entry) => ({ counted: entry.amount, rule: null }));
  for (const cap of caps) {
    if (mostOf(cap, measure, 0) === null || (cap.period === 'cycle' && cycle === null)) continue;
    const used = new Map<number, { readonly amount: number; readonly counted: number }>();
    shares = entries.map((entry, index) => {
      const share = shares[index] ?? { counted: entry.amount, rule: null };
      if (!matches(cap.match, entry)) return share;
      if (cap.period === 'cycle' && cycle !== null && (entry.year < cycle.from || entry.year > cycle.to))
        return share;
      const bucket = cap.period === 'year' ? entry.year : 0;
      const before = used.get(bucket) ?? { amount: 0, counted: 0 };
      // Of the sum so far, so that the shares of entries add up to the share of the sum.
      const amount = before.amount + share.counted;
      const most = mostOf(cap, measure, amount) ?? amount;
      const counted = Math.min(share.counted, Math.max(0, most - before.counted));
      used.set(bucket, { amount, counted: before.counted + counted });
      return counted < share.counted ? { counted, rule: cap.id } : share;
    });
  }
  return shares;
}
