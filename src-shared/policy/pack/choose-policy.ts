import type { PolicyPack } from './policy-pack.ts';

/** What a pack must be in force for: a place (GB/T 2260) and a day. */
type PolicyPlace = { readonly regionCode: string; readonly date: string };

/**
 * Packs in force for the place on the day, the nearest region first, then the later one. The first that awards something
 * governs; more than one may stand there (a district's rules on leave beside a province's on credits), so all are given.
 * Packs without a region (a school's own) are chosen by hand and never appear.
 */
export function choosePolicy(
  packs: readonly PolicyPack[],
  place: PolicyPlace,
): { readonly chosen: PolicyPack | null; readonly candidates: readonly PolicyPack[] } {
  const candidates = packs
    .filter((pack) => covers(pack.regionCode, place.regionCode) && isInForce(pack, place.date))
    .sort((one, other) => nearness(other) - nearness(one) || laterFirst(one, other));
  return {
    chosen:
      candidates.find(({ activities, extends: base }) => activities.length > 0 || base !== null) ?? null,
    candidates,
  };
}

/**
 * A GB/T 2260 code ends in pairs of zeros where it names a wider area: 000000 covers everything, 460000 its
 * province, 420100 its city, 610502 itself.
 */
function covers(regionCode: string | null, code: string): boolean {
  return regionCode !== null && code.startsWith(significant(regionCode));
}

function significant(regionCode: string): string {
  return regionCode.replace(/(00){1,3}$/, '');
}

/** More significant digits lie nearer: a district's own text goes before its province's. */
function nearness(pack: PolicyPack): number {
  return significant(pack.regionCode ?? '').length;
}

/** Of two texts for one place the one in force since later governs; of two versions of one text the newer. */
function laterFirst(one: PolicyPack, other: PolicyPack): number {
  const from = one.effective.from ?? '';
  const otherFrom = other.effective.from ?? '';
  return from < otherFrom ? 1 : from > otherFrom ? -1 : other.version - one.version;
}

function isInForce({ effective }: PolicyPack, date: string): boolean {
  return (
    (effective.from === null || effective.from <= date) && (effective.to === null || date <= effective.to)
  );
}
