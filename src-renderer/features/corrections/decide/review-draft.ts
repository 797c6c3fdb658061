import type { ReviewFields } from '../return-state.ts';

/** What is typed about a decision before it is written. */
export type ReviewDraft = {
  readonly decidedBy: string;
  readonly decidedOn: string | null;
  readonly document: string;
  readonly reason: string;
  /** Why something is not accepted. */
  readonly rejection: string;
};

/** Nothing typed yet; decided today, as most are. */
export function emptyReview(today: string): ReviewDraft {
  return { decidedBy: '', decidedOn: today, document: '', reason: '', rejection: '' };
}

/** The fields as the ledger keeps them; null while a required one is missing. A rejection needs a reason of its own. */
export function reviewFields(draft: ReviewDraft, hasRejections: boolean): ReviewFields | null {
  const decidedBy = draft.decidedBy.trim();
  const reason = draft.reason.trim();
  const rejection = draft.rejection.trim();
  if (decidedBy === '' || reason === '' || draft.decidedOn === null) return null;
  if (hasRejections && rejection === '') return null;
  const document = draft.document.trim();
  return {
    decidedBy,
    decidedOn: draft.decidedOn,
    document: document === '' ? null : document,
    reason,
    rejection: rejection === '' ? null : rejection,
  };
}
