import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';
import { partsOf } from './pack-parts.ts';

/** The texts of a pack in their order; a pack of one text is its own only member. */
export function membersOf(pack: PolicyPack): readonly SetMember[] {
  return pack.members ?? [{ pack, parts: partsOf(pack) }];
}

/** The texts that hold, each on its own terms: what only one of them may decide is asked of all. */
export function textsOf(pack: PolicyPack): readonly PolicyPack[] {
  return pack.members === undefined ? [pack] : pack.members.map(({ pack: text }) => text);
}

/** The texts that judge, each with a verdict of its own; a set in which none does answers like a text without minima. */
export function judgingPacks(pack: PolicyPack): readonly PolicyPack[] {
  if (pack.members === undefined) return [pack];
  const judging = pack.members.filter(({ parts }) => parts.includes('assessment'));
  return judging.length === 0 ? [pack] : judging.map(({ pack: text }) => text);
}

/**
 * Which credits fill each other's minima: what the pack, or one it extends, declares; else those of one province (GB/T 2260),
 * so that a city's and a district's credits count under their province's text; else those of the text alone.
 * `lineage`: the pack, then the one it extends, and so on.
 */
export function creditKindOf(
  lineage: readonly Pick<PolicyPack, 'id' | 'creditKind' | 'regionCode'>[],
): string {
  for (const { creditKind, regionCode } of lineage) {
    if (creditKind !== undefined) return creditKind;
    if (regionCode !== null) return regionCode.slice(0, 2);
  }
  return lineage.at(-1)?.id ?? '';
}

/** Where several texts hold, a silent point is named with its pack: two texts may give their points one id. */
export function pointKey(pack: PolicyPack, setting: string): string {
  return `${pack.id}/${setting}`;
}

/** Of the decisions made under a pack those on the points of one of its texts, by the text's own ids. */
export function decisionsOf<Value>(
  pack: PolicyPack,
  text: PolicyPack,
  decisions: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (pack.members === undefined) return decisions;
  const prefix = pointKey(text, '');
  return new Map(
    [...decisions].flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
    ),
  );
}

/**
 * The pack that answers where no text of the set says anything: everything combined, under the id of the first text that
 * gives credits (else of the first), so that what is decided there is kept with a text and not with a set.
 */
export function wholeOf(pack: PolicyPack): PolicyPack {
  const members = membersOf(pack);
  const text = (members.find(({ parts }) => parts.includes('credits')) ?? members[0])?.pack;
  if (pack.members === undefined || text === undefined) return pack;
  const { id, version, title, shortTitle } = text;
  return { ...pack, id, version, title, shortTitle };
}

/** A silent point as it is named under a pack: whose it is, and its id there. `pack` is the text where there is one alone. */
export function pointOf(
  pack: PolicyPack,
  key: string,
): { readonly policyId: string; readonly settingId: string } {
  const slash = pack.members === undefined ? -1 : key.indexOf('/');
  if (slash === -1) return { policyId: pack.id, settingId: key };
  return { policyId: key.slice(0, slash), settingId: key.slice(slash + 1) };
}
