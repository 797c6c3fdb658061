import { choosePolicy } from '../pack/choose-policy.ts';
import type { GoverningPeriod, RegisteredPack } from '../pack/registered-pack.ts';
import { partsOf } from '../set/pack-parts.ts';
import { type DescribedPack, innerRulesOf } from './described-pack.ts';
import { packHead } from './pack-head.ts';

/** What the row of a pack in the list is made of. */
export type PackRowFacts = {
  readonly registered: RegisteredPack;
  /** The pack as a document, with what was decided in this ledger. */
  readonly document: DescribedPack;
  /** The period that today lies in. */
  readonly now: GoverningPeriod;
  /** Where the organisation is, and today. */
  readonly place: { readonly regionCode: string; readonly date: string };
  /** Title of the pack it extends; null where it is not at hand. */
  readonly parentTitle: string | null;
  /** Worked cases that ship with it or with the nearest pack it extends. */
  readonly caseCount: number;
  /** Whether a period, an entry, a decision or a copy rests on it. */
  readonly isUsed: boolean;
};

/** A pack as the list shows it. */
export function packRow(facts: PackRowFacts) {
  const { registered, document, now, place, parentTitle, caseCount, isUsed } = facts;
  const { pack, raw, saved } = registered;
  const inForce = now.texts.find((text) => text.registered.pack.id === pack.id)?.registered.pack;
  const isInForce = inForce !== undefined;
  return {
    ...packHead(pack),
    kind: registered.kind,
    units: { ...pack.units },
    parts: [...partsOf(pack)],
    extends: raw.extends === null ? null : { ...raw.extends, title: parentTitle ?? raw.extends.id },
    coversHere: choosePolicy([pack], place).candidates.length > 0,
    isInForce,
    inForceVersion: inForce?.version ?? null,
    inForceFrom: isInForce ? now.from : null,
    ...countsOf(document),
    noteCount: pack.notes.length,
    caseCount,
    savedAt: saved?.at ?? null,
    canRemove: registered.kind === 'own' && !isUsed,
  };
}

/** `ruleCount`: everything that decides or demands something; so do the rules inside a row of the table. */
function countsOf(document: DescribedPack) {
  const inner = document.activities.flatMap(innerRulesOf).length;
  const lines = document.sections.reduce((sum, section) => sum + section.lines.length, 0);
  return {
    ruleCount: document.activities.length + inner + lines,
    silentCount: document.settings.length,
    openCount: document.settings.filter(({ value }) => value === null).length,
  };
}

/** In force first, then what covers this place, then all others; by title within each. */
export function inListOrder<
  Row extends Pick<ReturnType<typeof packRow>, 'isInForce' | 'coversHere' | 'title'>,
>(rows: readonly Row[]): readonly Row[] {
  /** What somebody opens most often stands first. */
  const weight = (row: Row) => (row.isInForce ? 0 : row.coversHere ? 1 : 2);
  return rows.toSorted((a, b) => weight(a) - weight(b) || a.title.localeCompare(b.title, 'zh-CN'));
}
