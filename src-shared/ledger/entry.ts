import type { Problem } from '../problems.ts';
import type { Form, Level, Role } from '../training/training-words.ts';

/**
 * One row of this ledger. `id` is its number in this file, quick to join and meaningless elsewhere; `uid` (ULID) names it
 * in every ledger and paper it reaches, so a seal reads uids alone.
 */
export type Reference = { readonly id: number; readonly uid: string };

/** own: this organisation registered it. outside: another body did, and its proof says what it counts (A27). */
export type Origin = 'own' | 'outside';

/**
 * What is counted apart from the rest: phases of a new teacher's training, and hours that a rule took away again (扣学时, SR1),
 * which belong to no training.
 */
export type Phase = 'pre-job' | 'probation' | 'deducted';

/** What one line earned: the figures and what they rest on. Lines of equal facts in one batch share one object. */
export type Earning = {
  readonly origin: Origin;
  /** Registration year, which may start on another day than 1 January (`registrationYearOf`). */
  readonly year: number;
  readonly form: Form;
  readonly level: Level;
  readonly role: Role;
  /** 学时 in thousandths; negative in a reversal, and where a rule takes hours away. */
  readonly hours: number;
  /** 学分 in thousandths, negative in a reversal; null under a pack that counts hours alone. */
  readonly credits: number | null;
  /** The earlier registration year whose shortfall this line makes up; null where nothing is made up. */
  readonly makeUpFor: number | null;
  readonly phase: Phase | null;
  /** Months of enterprise practice in thousandths; null in every other form. */
  readonly months: number | null;
  /** Weeks of enterprise practice in thousandths; null in every other form. */
  readonly weeks: number | null;
  /**
   * The number under which the ledger keeps the classification that the facts hold; null where nothing is classified. It is not
   * sealed: the facts are, and `verify` compares.
   */
  readonly classificationId: number | null;
  /** The day the activity ended, `YYYY-MM-DD`: it decides in which order a cap is used up (A26). */
  readonly endedOn: string | null;
  /** The stored copy of the pack that it was computed under; `key` is `id@version#sha256`. */
  readonly policyVersion: { readonly id: number; readonly key: string };
  /** JSON of the award input and the decisions it was computed with, frozen: it can be recomputed years later. */
  readonly facts: string;
  /** JSON of the steps that led to the figures, each with its clause. */
  readonly trail: string;
};

/**
 * The columns of an earning, apart from the pack and the texts that are stored once. The order is that of a sealed row:
 * seals of format 1 read the fields in it, so a new field goes into a new format, never in between (`seal.ts`).
 */
export const entryFields = [
  'origin',
  'year',
  'form',
  'level',
  'role',
  'hours',
  'credits',
  'makeUpFor',
  'phase',
  'months',
  'weeks',
  'endedOn',
] as const satisfies readonly (keyof Earning)[];
export type EntryField = (typeof entryFields)[number];

/**
 * One line of the ledger: what one teacher earned in one registration year by one activity, or the line that takes such
 * a line back. A training that spans two years has a line for each. What is posted never changes: a correction is a
 * reversal, and where something stays, another line.
 *
 * An entry holds what was earned. Caps of a day, a year or a cycle are applied when a period is assessed, so that the
 * order of posting never changes a figure.
 */
export type Entry = Reference & {
  readonly teacher: Reference;
  /** The teacher's place on the list of a project; null for a line that no project of this ledger stands behind. */
  readonly participation: Reference | null;
  /** The project of that participation. */
  readonly project: Reference | null;
  readonly earned: Earning;
  /** The entry that this one takes back; null in every entry that earns something. */
  readonly reverses: Reference | null;
  /** The entry that took this one back; null while none did. */
  readonly reversedBy: Reference | null;
};

/** An entry before it is posted: posting numbers it, and the batch says which project it belongs to. */
export type NewEntry = Pick<Entry, 'teacher' | 'participation' | 'earned' | 'reverses'>;

/** A registration of own or outside trainings, or the taking back of entries. */
export type BatchKind = 'registration' | 'outside' | 'reversal';

/** Entries that were posted together, under one seal that is chained to the batch before it. */
export type Batch = Reference & {
  readonly kind: BatchKind;
  readonly project: (Reference & { readonly name: string }) | null;
  /** The batch that this one takes back as a whole; null for a registration and for a reversal of single entries. */
  readonly undoes: Reference | null;
  /** The day from which it counts, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  /** Why entries were taken back, or hours taken away; null for an ordinary registration. */
  readonly reason: string | null;
  /** Who signed it. */
  readonly actor: string;
  /** When it was written, UTC in ISO 8601. */
  readonly recordedAt: string;
  readonly entryCount: number;
  /** SHA-256 in hexadecimal (`seal.ts`). */
  readonly seal: string;
};

/** A batch before it is posted; its entries give the count, the signature says who and when. */
export type NewBatch = Pick<Batch, 'kind' | 'undoes' | 'effectiveOn' | 'reason'> & {
  readonly project: Reference | null;
};

/** valid: it counts. reversed: another entry took it back. reversal: it takes one back. */
export type EntryState = 'valid' | 'reversed' | 'reversal';

/** What an entry is now, told by which links it has (null: none). A reversal is never reversed: what it took back is registered again instead. */
export function stateOf(entry: {
  readonly reverses: Reference | number | null;
  readonly reversedBy: Reference | number | null;
}): EntryState {
  if (entry.reverses !== null) return 'reversal';
  return entry.reversedBy === null ? 'valid' : 'reversed';
}

/**
 * Whether it counts: no reversal itself, and not reversed. The program asks the view `standing_entry`, which holds exactly
 * these; the word stands here so that tests can hold balances to it.
 *
 * @internal
 */
export function isStanding(entry: Pick<Entry, 'reverses' | 'reversedBy'>): boolean {
  return stateOf(entry) === 'valid';
}

/** The same line to be posted once more, as it was earned: facts, trail and pack stay those of the first posting. */
export function repeat({ teacher, participation, earned }: Omit<NewEntry, 'reverses'>): NewEntry {
  return { teacher, participation, earned, reverses: null };
}

/**
 * The line that takes an entry back: the same in everything but the sign of its figures, under the pack it was earned
 * under, so that the totals it was added to return to what they were. Does not ask whether the entry still stands.
 */
export function reverse(entry: Omit<NewEntry, 'reverses'> & Reference): NewEntry {
  const { earned } = entry;
  return {
    ...repeat(entry),
    earned: {
      ...earned,
      hours: negated(earned.hours),
      credits: earned.credits === null ? null : negated(earned.credits),
      months: earned.months === null ? null : negated(earned.months),
      weeks: earned.weeks === null ? null : negated(earned.weeks),
    },
    reverses: { id: entry.id, uid: entry.uid },
  };
}

/** Without -0, which `Object.is` and therefore equality in tests tell from the 0 that is read back. */
function negated(value: number): number {
  return value === 0 ? 0 : -value;
}

/** What stands on a batch, counted: a batch may hold a hundred thousand entries, and lists ask about every batch. */
export type BatchDependents = {
  /** Its entries that stand. */
  readonly standing: number;
  /** Certificates in force of people it registered. */
  readonly certificates: number;
};

/**
 * Why a registration cannot be taken back as a whole; the first reason alone, none when it can. In this order:
 * 1. `registration.isReversal`: a reversal is not undone, what it took back is registered again.
 * 2. `registration.alreadyUndone`: none of its entries stands.
 * 3. `registration.certificatesIssued`: a certificate says what an entry says; revoke it first.
 */
export function undoProblems(batch: Pick<Batch, 'kind'>, on: BatchDependents): readonly Problem[] {
  if (batch.kind === 'reversal') return [{ code: 'registration.isReversal', severity: 'error', values: {} }];
  if (on.standing === 0) return [{ code: 'registration.alreadyUndone', severity: 'error', values: {} }];
  return on.certificates === 0
    ? []
    : [{ code: 'registration.certificatesIssued', severity: 'error', values: { count: on.certificates } }];
}

/** Whether a registration can be taken back as a whole. */
export function canUndo(batch: Pick<Batch, 'kind'>, on: BatchDependents): boolean {
  return undoProblems(batch, on).length === 0;
}

/**
 * Why a single standing entry cannot be taken back on a day; all reasons.
 * 1. `entry.certificateIssued`: a certificate in force (its number, else null) says what the entry says.
 * 2. `entry.reversedInTheFuture`: a reversal counts from today or an earlier day.
 * 3. `entry.otherEntryStands`: a result cannot become 不合格 while an entry of another year stands for it (`otherYears`).
 */
export function reversalProblems(asked: {
  readonly certificateNumber: string | null;
  readonly effectiveOn: string;
  readonly today: string;
  /** Where the result is to become 不合格: years in which another entry of the same trainee stands; empty otherwise. */
  readonly otherYears: readonly number[];
}): readonly Problem[] {
  const problems: Problem[] = [];
  if (asked.certificateNumber !== null)
    problems.push({
      code: 'entry.certificateIssued',
      severity: 'error',
      values: { number: asked.certificateNumber },
    });
  if (asked.effectiveOn > asked.today)
    problems.push({
      code: 'entry.reversedInTheFuture',
      severity: 'error',
      at: { field: 'effectiveOn' },
      values: { date: asked.effectiveOn },
    });
  if (asked.otherYears.length > 0)
    problems.push({
      code: 'entry.otherEntryStands',
      severity: 'error',
      values: { years: asked.otherYears.join('、') },
    });
  return problems;
}
