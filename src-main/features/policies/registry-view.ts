import type { Database } from 'better-sqlite3';
import {
  type PackReading,
  type ReadyPack,
  readEdited,
} from '../../../src-shared/policy/document/own-pack.ts';
import type { PackEdit } from '../../../src-shared/policy/document/pack-edit.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { type RegisteredPack, withEnds } from '../../../src-shared/policy/pack/registered-pack.ts';
import type { PackPeriod } from '../../../src-shared/rpc/contract/policies.ts';
import { policyUses } from '../../database/records/policy-records.ts';
import type { PolicyRegistry } from '../../session/policy-registry.ts';
import { Refused, requireFound, Stale } from '../../session/refusals.ts';
import { loadShippedCases, shippedCaseIds } from '../../session/shipped-policies.ts';

/** The own pack of that id on the list. @throws Refused for a shipped one: a copy of it can be changed. */
export function ownPack(registry: PolicyRegistry, id: string): RegisteredPack {
  const registered = requireFound(registry.find(id, null), 'policy');
  if (registered.kind === 'own' && !registered.isRemoved) return registered;
  throw new Refused([{ code: 'policy.notOwn', severity: 'error', values: { title: registered.pack.title } }]);
}

/** The resolved pack that one extends; null where it stands alone. */
export function parentPack(registry: PolicyRegistry, { raw }: RegisteredPack): PolicyPack | null {
  return raw.extends === null ? null : (registry.find(raw.extends.id, raw.extends.version)?.pack ?? null);
}

/** The edits on the newest version of an own pack. @throws Stale when somebody saved a newer one. */
export function editedPack(
  registry: PolicyRegistry,
  own: RegisteredPack,
  asked: { readonly version: number; readonly edits: readonly PackEdit[] },
): PackReading {
  if (own.pack.version !== asked.version) throw new Stale('policy');
  return readEdited({ own: own.raw, parent: parentPack(registry, own) }, asked.edits, registry.findRaw);
}

/** @throws Refused with everything that keeps the pack from loading. */
export function requireReady(reading: PackReading): ReadyPack {
  if (!reading.ok) throw new Refused(reading.problems);
  return reading.ready;
}

/** The nearest pack of the lineage with worked cases, and those cases. */
export async function workedCases(
  registry: PolicyRegistry,
  registered: RegisteredPack,
): Promise<{ readonly parent: RegisteredPack; readonly cases: readonly unknown[] }> {
  const parent = registry.lineageOf(registered).find(({ pack }) => shippedCaseIds.has(pack.id));
  return parent === undefined
    ? { parent: registered, cases: [] }
    : { parent, cases: await loadShippedCases(parent.pack.id) };
}

/** What still rests on an own pack: `periods`, `entries`, `decisions`, `copies`. */
export function packUses(registry: PolicyRegistry, database: Database, policyId: string): readonly string[] {
  const copies = registry.list().filter(({ raw }) => raw.extends?.id === policyId).length;
  const uses = { ...policyUses(database, policyId), copies };
  return Object.entries(uses).flatMap(([use, count]) => (count > 0 ? [use] : []));
}

/** The periods of the ledger as screens show them. */
export function packPeriods(registry: PolicyRegistry, today: string): PackPeriod[] {
  const now = registry.periodOn(today);
  return withEnds(registry.periods).map(({ registered: { pack }, ...period }, index) => ({
    policyId: pack.id,
    version: pack.version,
    title: pack.title,
    shortTitle: pack.shortTitle,
    ...{ fromYear: period.fromYear, from: period.from, to: period.to },
    ...{ reason: period.reason, actor: period.actor, recordedAt: period.recordedAt },
    ...{ choices: period.choices, decidedBy: period.decidedBy, decidedOn: period.decidedOn },
    texts: period.texts.map(({ registered: text, parts }) => ({
      id: text.pack.id,
      version: text.pack.version,
      shortTitle: text.pack.shortTitle,
      parts: [...parts],
    })),
    isNow: registry.periods[index] === now,
  }));
}
