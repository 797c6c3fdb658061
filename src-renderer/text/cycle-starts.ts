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
