import { type Level, levels } from '../training/training-words.ts';

/** The proof of the five years before somebody was brought in (H10.2): who issued it, at which level, for which years. */
export type PriorProof = {
  readonly hasProofOfPriorTraining: boolean;
  readonly priorProofIssuer: string | null;
  readonly priorProofLevel: Level | null;
  readonly priorProofFrom: number | null;
  readonly priorProofTo: number | null;
};

/** The text asks for the last five years, issued by an education administration of county level or above (H10). */
const YEARS = 5;
const LEAST: Level = 'county';

/**
 * What is wrong with the proof: it is not there, comes from below the county, or does not cover the five years before the
 * arrival. Null where nothing is known to be wrong: what nobody wrote down is no fault of the paper, and is shown as open.
 */
export function priorProofFault(
  proof: PriorProof,
  broughtInOn: string,
): 'missing' | 'level' | 'years' | null {
  if (!proof.hasProofOfPriorTraining) return 'missing';
  const { priorProofLevel: level, priorProofFrom: from, priorProofTo: to } = proof;
  if (level !== null && levels.indexOf(level) > levels.indexOf(LEAST)) return 'level';
  const arrival = Number(broughtInOn.slice(0, 4));
  const isShort = (from !== null && from > arrival - YEARS) || (to !== null && to < arrival - 1);
  return isShort ? 'years' : null;
}
