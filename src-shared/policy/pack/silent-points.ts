import type { Decided, Decisions } from '../award/award-outcome.ts';
import { describeOpenPoint, isOpenIn, kindsOf, type OpenKind, parseOpenPoint } from '../award/open-point.ts';
import type { PolicyPack } from './policy-pack.ts';

/** A pack as it is written, then the one it extends, and so on: each with the points and rows that it states itself. */
export type Lineage = readonly Pick<PolicyPack, 'id' | 'settings' | 'activities'>[];

/** A pack that governs some period of a ledger. */
export type GoverningPack = {
  readonly pack: PolicyPack;
  /** The first day it governs; null: since the ledger began. */
  readonly from: string | null;
  readonly lineage: Lineage;
};

/** Whether a pack governs today, will govern, or did. */
export type PeriodState = 'now' | 'future' | 'past';

/** What a point asks: a setting of a pack, or an open point in its shape, whose unit follows from how it is decided. */
type AskedSetting = Omit<PolicyPack['settings'][number], 'unit'> & { readonly unit: string };

/** A point on which a text states no number (Q1), under the pack that asks it. */
export type SilentPoint = {
  readonly pack: PolicyPack;
  readonly when: PeriodState;
  readonly setting: AskedSetting;
  /** How an open point may be decided; empty for a setting, whose one figure has the unit of the setting. */
  readonly kinds: readonly OpenKind[];
  /** Packs whose decision on it holds, the nearest first. */
  readonly deciders: readonly string[];
};

/**
 * The silent points of the packs of all periods: today's first, then those to come, then the latest of those that were. A
 * school may prepare the points of a pack before it governs, and what ended under an earlier one may still have to be
 * registered. Each point stands once, because a decision holds for all versions of a pack. `met` are the open points that
 * somebody waits for or that were decided: of all that a text leaves open, only these are asked.
 */
export function silentPoints(
  periods: readonly GoverningPack[],
  now: { readonly packs: readonly PolicyPack[]; readonly today: string },
  met: readonly MetPoint[] = [],
): readonly SilentPoint[] {
  const points = periods
    .toReversed()
    .map((period) => ({ ...period, when: stateOf(period, now) }))
    .sort((one, other) => STATES_IN_ORDER.indexOf(one.when) - STATES_IN_ORDER.indexOf(other.when))
    .flatMap(({ pack, when, lineage }) => [
      ...pack.settings.map((setting) => ({
        ...{ pack, when, setting },
        kinds: [],
        deciders: decidersOf(lineage, setting.id),
      })),
      ...openPointsOf(pack, lineage, met).map((open) => ({ pack, when, ...open })),
    ]);
  const byPoint = Map.groupBy(points, ({ pack, setting }) => `${pack.id} ${setting.id}`);
  return [...byPoint.values()].flatMap(([first]) => first ?? []);
}

/** An open point that a registration met, under the pack that governs it or the one it extends. */
export type MetPoint = { readonly policyId: string; readonly settingId: string };

function openPointsOf(
  pack: PolicyPack,
  lineage: Lineage,
  met: readonly MetPoint[],
): readonly Pick<SilentPoint, 'setting' | 'kinds' | 'deciders'>[] {
  const ids = new Set(met.map(({ settingId }) => settingId));
  return [...ids].flatMap((id) => {
    const point = parseOpenPoint(id);
    if (point === null || !isOpenIn(pack, point)) return [];
    const deciders = decidersOf(lineage, id);
    const isMet = met.some(({ policyId, settingId }) => settingId === id && deciders.includes(policyId));
    const setting = { id, ...describeOpenPoint(pack, point), unit: '', notes: [] };
    return isMet ? [{ setting, kinds: kindsOf(pack, point), deciders }] : [];
  });
}

/** The order in which points are listed: what is asked today comes first. */
const STATES_IN_ORDER: readonly PeriodState[] = ['now', 'future', 'past'];

function stateOf(
  { pack, from }: GoverningPack,
  now: { readonly packs: readonly PolicyPack[]; readonly today: string },
): PeriodState {
  if (now.packs.includes(pack)) return 'now';
  return from !== null && from > now.today ? 'future' : 'past';
}

/** What was decided on a point of a pack; `value` in thousandths, `kind` of an open point only. */
export type DecidedValue = {
  readonly policyId: string;
  readonly settingId: string;
  readonly kind: OpenKind | null;
  readonly value: number;
};

/** What holds on a pack's silent points: of each the latest of `decided` (oldest first). */
export function decidedSettings(
  pack: Pick<PolicyPack, 'settings' | 'activities'>,
  lineage: Lineage,
  decided: readonly DecidedValue[],
): Decisions {
  const latest = new Map(
    decided.map(({ policyId, settingId, kind, value }): [string, Decided] => [
      `${policyId} ${settingId}`,
      kind === null ? value : { kind, value },
    ]),
  );
  const ids = new Set([
    ...pack.settings.map(({ id }) => id),
    ...decided.flatMap(({ settingId }) => {
      const point = parseOpenPoint(settingId);
      return point !== null && isOpenIn(pack, point) ? [settingId] : [];
    }),
  ]);
  return new Map(
    [...ids].flatMap((id): [string, Decided][] => {
      const decider = decidersOf(lineage, id).find((policyId) => latest.has(`${policyId} ${id}`));
      const value = latest.get(`${decider} ${id}`);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/**
 * Packs whose decision on a point holds: the pack itself and those it extends, up to the one that states the point, or the
 * row that leaves it open. A copy takes over what was decided for its parent, except on a point that it states anew.
 */
function decidersOf(lineage: Lineage, settingId: string): readonly string[] {
  const rule = parseOpenPoint(settingId)?.rule ?? null;
  const restated = lineage.findIndex(
    ({ settings, activities }) =>
      settings.some(({ id }) => id === settingId) || activities.some(({ id }) => id === rule),
  );
  return lineage.slice(0, restated === -1 ? undefined : restated + 1).map(({ id }) => id);
}
