import type { Problem } from '../problems.ts';
import type { ReturnedMark } from './compare-return.ts';

/** Facts of a person that a sheet may correct. */
export const personFields = ['name', 'sex', 'idNumber', 'organisationName', 'stage', 'subject'] as const;
/** One of `personFields`. */
export type PersonField = (typeof personFields)[number];

/** The figures of an entry that a review may change; hours and credits in thousandths. */
export type Figures = {
  readonly year: number;
  readonly hours: number;
  readonly credits: number | null;
};

/** What accepting a difference writes: a fact of a person, a figure of an entry, or the end of an entry. */
export type Change =
  | {
      readonly kind: 'person';
      readonly teacherUid: string;
      readonly field: PersonField;
      readonly value: string;
    }
  | {
      readonly kind: 'figure';
      readonly entryUid: string;
      readonly field: keyof Figures;
      readonly value: number;
    }
  | { readonly kind: 'strike'; readonly entryUid: string };

/**
 * person: a fact of the teacher. figure: hours, credits or year of an entry. training: a fact of the project, changed
 * there. struck: the row is struck through, or its 备注 takes it out. missing: the line is not on the sheet any more.
 * question: marked or remarked upon, but unchanged. added: a row of which the ledger has no line. ambiguous: a row that
 * fits several. unread: a row that could not be read.
 */
export type DifferenceKind =
  | 'person'
  | 'figure'
  | 'training'
  | 'struck'
  | 'missing'
  | 'question'
  | 'added'
  | 'ambiguous'
  | 'unread';

/** Whom a difference is about: the person of the ledger, else what the row says (`uid` null). */
export type DifferencePerson = {
  readonly uid: string | null;
  readonly name: string;
  readonly organisationName: string | null;
  readonly idNumberMasked: string | null;
};

/** The same was rejected when an earlier sheet came back. */
export type EarlierRejection = {
  readonly decidedOn: string;
  readonly actor: string;
  readonly reason: string | null;
};

/** One thing in which a sheet that came back differs from the ledger, or that its reviewer pointed at. */
export type Difference = {
  /** Names it within one comparison. */
  readonly id: string;
  /** Names the same difference in a later sheet. */
  readonly key: string;
  readonly kind: DifferenceKind;
  /** Differences of one person have the same. */
  readonly group: string;
  readonly teacher: DifferencePerson;
  readonly project: { readonly uid: string | null; readonly name: string } | null;
  readonly entryUid: string | null;
  /** Registration year of the ledger's line. */
  readonly year: number | null;
  /** Rows of the sheet that say so. */
  readonly rows: readonly number[];
  /** The cell of the first; null for a whole row. */
  readonly address: string | null;
  readonly field: string | null;
  /** Heading of a column that no field is read from. */
  readonly heading: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly marks: readonly ReturnedMark[];
  /** What somebody added to the 备注 of the row. */
  readonly remark: string | null;
  readonly canAccept: boolean;
  /** Null where accepting it would write nothing. */
  readonly change: Change | null;
  /** Why it cannot be accepted (error), or what accepting it leads to (warning). */
  readonly problems: readonly Problem[];
  readonly rejectedBefore: EarlierRejection | null;
};
