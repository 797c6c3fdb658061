import type { PolicyPack } from './policy-pack.ts';

/** A pack as it is written, then the one it extends, and so on: each with the points that it states itself. */
export type Lineage = readonly Pick<PolicyPack, 'id' | 'settings'>[];

/** A pack that governs some period of a ledger. */
export type GoverningPack = {
  readonly pack: PolicyPack;
  /** The first day it governs; null: since the ledger began. */
  readonly from: string | null;
  readonly lineage: Lineage;
};

/** Whether a pack governs today, will govern, or did. */
export type PeriodState = 'now' | 'future' | 'past';

/** A point on which a text states no number (Q1), under the pack that asks it. */
export type SilentPoint = {
  readonly pack: PolicyPack;
  readonly when: PeriodState;
  readonly setting: PolicyPack['settings'][number];
  /** Packs whose decision on it holds, the nearest first. */
  readonly deciders: readonly string[];
};

/**
 * The silent points of the packs of all periods: today's first, then those to come, then the latest of those that were. A
 * school may prepare the points of a pack before it governs, and what ended under an earlier one may still have to be
 * registered. Each point stands once, because a decision holds for all versions of a pack.
 */
export function silentPoints(
  periods: readonly GoverningPack[],
  now: { readonly pack: PolicyPack; readonly today: string },
): readonly SilentPoint[] {
  const points = periods
    .toReversed()
    .map((period) => ({ ...period, when: stateOf(period, now) }))
    .sort((one, other) => STATES_IN_ORDER.indexOf(one.when) - STATES_IN_ORDER.indexOf(other.when))
    .flatMap(({ pack, when, lineage }) =>
      pack.settings.map((setting) => ({ pack, when, setting, deciders: decidersOf(lineage, setting.id) })),
    );
  const byPoint = Map.groupBy(points, ({ pack, setting }) => `${pack.id} ${setting.id}`);
  return [...byPoint.values()].flatMap(([first]) => first ?? []);
}

/** The order in which points are listed: what is asked today comes first. */
const STATES_IN_ORDER: readonly PeriodState[] = ['now', 'future', 'past'];

function stateOf(
  { pack, from }: GoverningPack,
  now: { readonly pack: PolicyPack; readonly today: string },
): PeriodState {
  if (pack === now.pack) return 'now';
  return from !== null && from > now.today ? 'future' : 'past';
}

/** What was decided on a point of a pack; `value` in thousandths. */
export type DecidedValue = { readonly policyId: string; readonly settingId: string; readonly value: number };

/** What holds on a pack's silent points: setting → thousandths, of each the latest of `decided` (oldest first). */
export function decidedSettings(
  pack: Pick<PolicyPack, 'settings'>,
  lineage: Lineage,
  decided: readonly DecidedValue[],
): ReadonlyMap<string, number> {
  const latest = new Map(
    decided.map(({ policyId, settingId, value }) => [`${policyId} ${settingId}`, value]),
  );
  return new Map(
    pack.settings.flatMap(({ id }): [string, number][] => {
      const decider = decidersOf(lineage, id).find((policyId) => latest.has(`${policyId} ${id}`));
      const value = latest.get(`${decider} ${id}`);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/**
 * Packs whose decision on a point holds: the pack itself and those it extends, up to the one that states the point. A copy
 * takes over what was decided for its parent, except on a point that it states anew.
 */
function decidersOf(lineage: Lineage, settingId: string): readonly string[] {
  const restated = lineage.findIndex(({ settings }) => settings.some(({ id }) => id === settingId));
  return lineage.slice(0, restated === -1 ? undefined : restated + 1).map(({ id }) => id);
}
