import { addToTotals, type Totals } from '../../ledger/totals.ts';
import { assertPresent } from '../../lib/assert.ts';
import { hours as toHours } from '../../training/thousandths.ts';
import type { Form, Level } from '../../training/training-words.ts';
import { compileAward } from '../award/award.ts';
import type { AwardInput } from '../award/award-input.ts';
import type { AwardOutcome, AwardYear, Decided, Decisions, Step } from '../award/award-outcome.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { silentClause } from '../pack/silent-clause.ts';
import type { StandingLine, StandingRecord } from './standing-line.ts';

/** A pack with what this ledger says about it. */
export type ComparedPack = {
  readonly pack: PolicyPack;
  /** Its id, then those of the packs it extends. */
  readonly lineage: readonly string[];
  /** What was decided on its silent points. */
  readonly decided: Decisions;
};

/** A pack as it was stored when entries were first computed under it. */
export type StoredVersion = { readonly id: number; readonly policyId: string; readonly version: string };

/** What an entry keeps of how it was computed. */
export type FrozenFacts = {
  readonly input: AwardInput;
  /** What was decided on silent points at that time. */
  readonly decisions?: Readonly<Record<string, Decided>>;
  /** Corrections of its figures by a body above. */
  readonly reviews?: readonly unknown[];
};

/** kept: it counts as it stands, whatever pack is asked. */
export type RecordOutcome = AwardOutcome['outcome'] | 'kept';

/** Why records come to nothing under a pack, and how many do. */
export type CountedReason = {
  readonly outcome: 'nothing' | 'refused' | 'undecided';
  readonly clause: string;
  readonly text: string;
  records: number;
};

/** What one record is worth under a pack; thousandths. */
export type Worth = {
  readonly outcome: RecordOutcome;
  readonly hours: number;
  readonly credits: number;
  /** Lines per registration year; null where the stored lines stand as they are. */
  readonly years: readonly AwardYear[] | null;
  readonly level: Level | null;
  /** Why nothing came of it. */
  readonly reason: CountedReason | null;
};

/** Facts that many share are met again soon, facts of one person never: beyond this many worths all are dropped. */
const WORTHS_MAX = 200_000;

/** One side of a comparison as it goes on: what was prepared and computed is not computed again. */
export type Recomputation = {
  readonly pack: PolicyPack;
  readonly findFacts: (factsId: number) => FrozenFacts;
  readonly ownVersions: ReadonlySet<number>;
  readonly relatedVersions: ReadonlyMap<number, string>;
  readonly decided: Decisions;
  readonly ruleTexts: ReadonlyMap<string, string>;
  readonly awards: Map<string, (input: AwardInput) => AwardOutcome>;
  readonly worths: Map<number, Worth>;
  /** Facts of entries that a review changed. */
  readonly reviewed: Set<number>;
  readonly reasonsByKey: Map<string, CountedReason>;
};

/** `findFacts` is asked once for facts that many lines share, as long as they are remembered. */
export function startRecomputation(
  { pack, lineage, decided }: ComparedPack,
  versions: readonly StoredVersion[],
  findFacts: (factsId: number) => FrozenFacts,
): Recomputation {
  const related = versions.filter(({ policyId }) => lineage.includes(policyId));
  // Under several texts one that earned a record says nothing of the gates of the others: it is recomputed.
  const own = versions.filter(
    ({ policyId, version }) =>
      pack.members === undefined && policyId === pack.id && version === String(pack.version),
  );
  return {
    pack,
    decided,
    findFacts,
    ownVersions: new Set(own.map(({ id }) => id)),
    relatedVersions: new Map(related.map(({ id, policyId }) => [id, policyId])),
    ruleTexts: new Map([...pack.gates, ...pack.activities].map(({ id, text }) => [id, text])),
    awards: new Map(),
    worths: new Map(),
    reviewed: new Set(),
    reasonsByKey: new Map(),
  };
}

/** Why records came to nothing so far. */
export function reasonsOf({ reasonsByKey }: Recomputation): readonly CountedReason[] {
  return [...reasonsByKey.values()];
}

/**
 * What a record is worth under the pack, recomputed from its frozen facts, equal facts once. It keeps its figures when it
 * was earned under this very pack, when it is an outside record (it counts as its proof says, A27), and when a review
 * changed them (it counts as the review says).
 */
export function worthOf(side: Recomputation, record: StandingRecord): Worth {
  const [first] = record;
  // Its figures are another body's, and facts to recompute them from were never held (A27).
  if (first.origin === 'outside') return storedWorth(record, 'kept');
  // Hours that a rule took away rest on no training that could be judged anew (SR1).
  if (first.key.phase === 'deducted') return storedWorth(record, 'kept');
  if (side.ownVersions.has(first.policyVersionId)) return storedWorth(record, 'awarded');
  const known = side.worths.get(first.factsId);
  if (known !== undefined) return known;
  if (side.reviewed.has(first.factsId)) return storedWorth(record, 'kept');
  const facts = side.findFacts(first.factsId);
  if (facts.reviews !== undefined) {
    side.reviewed.add(first.factsId);
    return storedWorth(record, 'kept');
  }
  const worth = recompute(side, first, facts);
  // Dropping all of them keeps memory bounded without ordering them by age; what is met again is computed
  // again.
  if (side.worths.size >= WORTHS_MAX) side.worths.clear();
  side.worths.set(first.factsId, worth);
  return worth;
}

/** Adds what a record is worth to its teacher's totals. In place. */
export function addWorth(totals: Totals, record: StandingRecord, worth: Worth): void {
  if (worth.years === null && (worth.outcome === 'kept' || worth.outcome === 'awarded')) {
    for (const { key, hours, credits, months, weeks } of record)
      addToTotals(totals, key, { hours, credits: credits ?? 0, count: 1, months, weeks });
    return;
  }
  const [{ key, months, weeks }] = record;
  for (const { year, hours, credits } of worth.years ?? [])
    addToTotals(
      totals,
      { ...key, year, level: worth.level },
      { hours, credits: credits ?? 0, count: 1, months, weeks },
    );
}

/** The record as it stands; a record of several lines is the years of one project. */
function storedWorth(record: StandingRecord, outcome: 'kept' | 'awarded'): Worth {
  let hours = 0;
  let credits = 0;
  for (const line of record) {
    hours += line.hours;
    credits += line.credits ?? 0;
  }
  return { outcome, hours, credits, years: null, level: null, reason: null };
}

/**
 * Decisions of that time hold under packs of one line only: another text's silent points are other questions.
 */
function recompute(side: Recomputation, line: StandingLine, facts: FrozenFacts): Worth {
  const earnedUnder = side.relatedVersions.get(line.policyVersionId);
  const frozen = earnedUnder === undefined ? {} : frozenPoints(side.pack, earnedUnder, facts);
  const answer = awardWith(side, frozen)(facts.input);
  if (answer.outcome !== 'awarded') return worthNothing(side, answer.outcome, answer.reasons);
  const years = yearsOf(answer);
  if (years.length === 0) return worthNothing(side, 'undecided', [yearUnknown(side.pack, line.key.form)]);
  return {
    outcome: 'awarded',
    hours: years.reduce((sum, part) => sum + part.hours, 0),
    credits: years.reduce((sum, part) => sum + (part.credits ?? 0), 0),
    years,
    level: answer.level,
    reason: null,
  };
}

/**
 * What was decided when a record was made, as the asked pack names its points: of several texts each with its text
 * (`pointKey`), of one by the point alone. A record under one text froze its points without the text.
 */
function frozenPoints(
  pack: PolicyPack,
  earnedUnder: string,
  { decisions = {} }: FrozenFacts,
): NonNullable<FrozenFacts['decisions']> {
  return Object.fromEntries(
    Object.entries(decisions).map(([key, value]) => {
      const [policyId, point] = key.includes('/') ? key.split('/', 2) : [earnedUnder, key];
      return [pack.members === undefined ? (point ?? key) : `${policyId}/${point}`, value];
    }),
  );
}

/** A project that its document splits has its years; everything else has one. */
function yearsOf(answer: AwardOutcome): readonly AwardYear[] {
  if (answer.years !== null) return answer.years;
  return answer.year === null
    ? []
    : [{ year: answer.year, hours: answer.hours ?? toHours(0), credits: answer.credits }];
}

/** What was decided when the record was made stays decided; later decisions fill what was open then. */
function awardWith(
  side: Recomputation,
  frozen: Readonly<Record<string, Decided>>,
): (input: AwardInput) => AwardOutcome {
  const key = JSON.stringify(frozen);
  const known = side.awards.get(key);
  if (known !== undefined) return known;
  const made = compileAward(side.pack, new Map([...side.decided, ...Object.entries(frozen)]));
  side.awards.set(key, made);
  return made;
}

/** An award without the date that decides its registration year. */
function yearUnknown(pack: PolicyPack, form: Form): Step {
  const clause = pack.registrationYear?.clause ?? silentClause(pack, form);
  return { clause, text: '缺少日期，不知道计入哪个登记年度' };
}

/** Reasons are counted by the wording of their rule: details (a name, a figure) would make each of them another one. */
function worthNothing(
  side: Recomputation,
  outcome: CountedReason['outcome'],
  reasons: readonly Step[],
): Worth {
  const { clause, rule, text: detail } = assertPresent(reasons[0], 'what is not awarded has a reason');
  const text = (rule === undefined ? undefined : side.ruleTexts.get(rule)) ?? detail;
  const key = `${outcome} ${clause} ${text}`;
  const reason = side.reasonsByKey.get(key) ?? { outcome, clause, text, records: 0 };
  side.reasonsByKey.set(key, reason);
  return { outcome, hours: 0, credits: 0, years: null, level: null, reason };
}
