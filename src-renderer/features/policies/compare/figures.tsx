import type { Verdict } from '../../../../src-shared/rpc/contract/assessments.ts';
import { formatCredits, formatSum } from '../../../text/format.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import { verdictWords } from '../../../text/words.ts';

/** The word for a verdict; null is nobody judged. */
export const verdictText = (verdict: Verdict | null) =>
  verdict === null ? text.none : verdictWords[verdict];

/** Credits of one person, in thousandths; null where the regulation counts none. */
export const creditsText = (value: number | null) =>
  value === null ? text.creditsUnknown : formatCredits(value);

/** Credits of many together, in thousandths; null where the regulation counts none. */
export const creditsSumText = (value: number | null) =>
  value === null ? text.creditsUnknown : formatSum(value, 1);

/** Before and after in one cell; the same on both sides stands once, quietly. */
export function Both({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return <span className="tone-muted">{before}</span>;
  return (
    <>
      <span className="tone-muted">{before} →</span> <b>{after}</b>
    </>
  );
}
