/**
 * First years of cycles that hold the present year. National five-year plans start in years ending in 1 and 6,
 * so that start comes first; the other starts follow because some places count otherwise.
 */
export function cycleStarts(year: number, cycleYears: number | null): readonly number[] {
  const length = cycleYears ?? 1;
  const usual = year - ((((year - 1) % length) + length) % length);
  const all = Array.from({ length }, (_, index) => year - index);
  return [usual, ...all.filter((start) => start !== usual)];
}

type Cycle = { readonly from: number; readonly to: number };

/** The cycle that holds `year`, counted in whole cycles from a known one. */
export function cycleOf(known: Cycle, year: number): Cycle {
  const length = known.to - known.from + 1;
  const from = known.from + Math.floor((year - known.from) / length) * length;
  return { from, to: from + length - 1 };
}

/**
 * Years that the top bar offers, newest first: the present cycle up to its present year and the whole cycle before it,
 * because last year is still being settled when a new cycle begins.
 */
export function selectableYears(cycle: Cycle, year: number): readonly number[] {
  const last = Math.max(year, cycle.from);
  const first = cycle.from - (cycle.to - cycle.from + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}
