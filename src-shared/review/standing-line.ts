import type { LedgerLine } from './match-return.ts';

/** A standing entry as the registration sheet shows it, with what it hangs on. */
export type StandingSheetLine = LedgerLine & {
  readonly batchId: number;
  readonly organisationName: string;
  /** Null for an entry that stands behind no list of trainees. */
  readonly participationUid: string | null;
  readonly project: { readonly uid: string; readonly name: string } | null;
};

/**
 * What stays the same of a line when it is registered anew: by it a later sheet's difference is known again. A
 * line that stands behind no list of trainees has its own uid alone, and is another one after each correction.
 */
export function subjectOf({ participationUid, entryUid, values }: StandingSheetLine): string {
  return participationUid === null ? entryUid : `${participationUid} ${values.year ?? ''}`;
}

/** Hours and credits of a line as its sheet shows them, in whole and parts. */
export function figuresText({ values: { hours, credits } }: StandingSheetLine): string {
  return [hours, credits].flatMap((figure) => (figure === null ? [] : String(figure / 1000))).join(' · ');
}
