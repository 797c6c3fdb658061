import { type Level, levels } from '../../training/training-words.ts';
import { capsHours, capsOf, countInOrder, measureOf } from '../assess/cap-allocation.ts';
import { thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { AwardInput } from './award-input.ts';
import type { AwardYear } from './award-outcome.ts';

/**
 * What of `total` still fits under the yearly and cycle caps beside the entries so far (W3.5, H14.4, GX3), in thousandths: of
 * credits, or of hours where the text knows those alone and caps them. Null where those entries were not given: without
 * them nobody can say. Only shown; an entry keeps what it earned, and caps are applied when assessing.
 */
export function countedOf(
  pack: PolicyPack,
  input: AwardInput,
  registered: { readonly year: number | null; readonly level: Level },
  total: { readonly hours: number | null; readonly credits: number | null },
  years: readonly AwardYear[] | null = null,
): number | null {
  const measure = measureOf(pack);
  const caps = capsOf(pack, 'registration');
  const amount = total[measure];
  if (input.prior === undefined || amount === null) return null;
  if (measure === 'hours' && !capsHours(caps)) return null;
  const year =
    registered.year ??
    onlyYear(
      input.prior.map((entry) => entry.year),
      input.cycle?.to ?? 0,
    );
  if (year === null) return null;
  // A split project counts in each of its years under that year's cap (H14.1).
  const own = { form: input.form, level: registered.level, classification: input.classification ?? null };
  const ownYears =
    years === null || years.length === 0
      ? [{ ...own, year, amount }]
      : years.map((part) => ({
          ...own,
          year: part.year,
          amount: part[measure] ?? 0,
        }));
  const before = input.prior.map((entry) => ({
    year: entry.year,
    form: entry.form,
    // School-based entries are the school's even where nobody typed a level (A5).
    level: entry.level ?? (entry.form === 'school-based' ? levels[4] : null),
    classification: entry.classification ?? null,
    amount: thousandthsOf(entry[measure] ?? 0),
  }));
  const shares = countInOrder(caps, [...before, ...ownYears], { cycle: input.cycle ?? null, measure });
  return shares.slice(before.length).reduce((sum, share) => sum + share.counted, 0);
}

/**
 * The year of an activity without a date of its own: the one that all earlier entries share, null where they
 * differ. `otherwise` where there are none.
 */
function onlyYear(years: readonly number[], otherwise: number): number | null {
  const [first] = years;
  if (first === undefined) return otherwise;
  return years.every((year) => year === first) ? first : null;
}
