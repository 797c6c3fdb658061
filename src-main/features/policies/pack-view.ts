import { describePack } from '../../../src-shared/policy/document/describe-pack.ts';
import type { DescribedPack } from '../../../src-shared/policy/document/described-pack.ts';
import { choosePolicy } from '../../../src-shared/policy/pack/choose-policy.ts';
import type { PackPeriod, PackRow } from '../../../src-shared/rpc/contract/policies.ts';
import { policyUses } from '../../database/records/policy-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { GoverningPeriod, RegisteredPack } from '../../session/policy-registry.ts';
import { loadShippedCases, shippedCaseIds } from '../../session/shipped-policies.ts';

/** The pack with what was decided in this ledger, as a document. */
export function documentOf(ledger: OpenLedger, registered: RegisteredPack): DescribedPack {
  return describePack(registered.pack, ledger.decisions(undefined, registered.pack), registered.raw);
}

export async function toRow(ledger: OpenLedger, registered: RegisteredPack): Promise<PackRow> {
  const { pack, raw, saved } = registered;
  const { silentCount, openCount, ruleCount } = countsOf(documentOf(ledger, registered));
  const now = ledger.registry.periodOn(ledger.today());
  const isInForce = now.registered.pack.id === pack.id;
  const place = { regionCode: ledger.organisation.regionCode, date: ledger.today() };
  const parent = raw.extends === null ? null : ledger.registry.find(raw.extends.id, null);
  return {
    id: pack.id,
    version: pack.version,
    kind: registered.kind,
    title: pack.title,
    shortTitle: pack.shortTitle,
    documentNumber: pack.documentNumber,
    issuer: pack.issuer,
    issuedOn: pack.issuedOn,
    regionCode: pack.regionCode,
    effective: { ...pack.effective },
    basis: pack.basis,
    units: { ...pack.units },
    summary: pack.summary,
    extends: raw.extends === null ? null : { ...raw.extends, title: parent?.pack.title ?? raw.extends.id },
    coversHere: choosePolicy([pack], place).candidates.length > 0,
    isInForce,
    inForceVersion: isInForce ? now.registered.pack.version : null,
    inForceFrom: isInForce ? now.from : null,
    ruleCount,
    noteCount: pack.notes.length,
    silentCount,
    openCount,
    caseCount: (await casesOf(ledger, registered)).cases.length,
    savedAt: saved?.at ?? null,
    canRemove: registered.kind === 'own' && usesOf(ledger, pack.id).length === 0,
  };
}

function countsOf(document: DescribedPack) {
  const caps = document.activities.filter(({ projectCap }) => projectCap !== null).length;
  const lines = document.sections.reduce((sum, section) => sum + section.lines.length, 0);
  return {
    ruleCount: document.activities.length + caps + lines,
    silentCount: document.settings.length,
    openCount: document.settings.filter(({ value }) => value === null).length,
  };
}

/** The nearest pack of the lineage with worked cases, and those cases. */
export async function casesOf(
  ledger: OpenLedger,
  registered: RegisteredPack,
): Promise<{ readonly parent: RegisteredPack; readonly cases: readonly unknown[] }> {
  const parent = ledger.registry.lineageOf(registered).find(({ pack }) => shippedCaseIds.has(pack.id));
  return parent === undefined
    ? { parent: registered, cases: [] }
    : { parent, cases: await loadShippedCases(parent.pack.id) };
}

/** What still uses an own pack: `periods`, `entries`, `decisions`, `copies`. */
export function usesOf(ledger: OpenLedger, policyId: string): readonly string[] {
  const uses = policyUses(ledger.database.reader, policyId);
  const copies = ledger.registry.list().filter(({ raw }) => raw.extends?.id === policyId).length;
  return Object.entries({ ...uses, copies }).flatMap(([use, count]) => (count > 0 ? [use] : []));
}

/** The periods of the ledger, each up to the day before the next. */
export function toPeriods(ledger: OpenLedger): PackPeriod[] {
  const { periods } = ledger.registry;
  const now = ledger.registry.periodOn(ledger.today());
  return periods.map((period, index) => toPeriod(period, periods[index + 1] ?? null, period === now));
}

function toPeriod(period: GoverningPeriod, next: GoverningPeriod | null, isNow: boolean): PackPeriod {
  const { pack } = period.registered;
  return {
    policyId: pack.id,
    version: pack.version,
    title: pack.title,
    shortTitle: pack.shortTitle,
    fromYear: period.fromYear,
    from: period.from,
    to: next === null || next.from === null ? null : dayBefore(next.from),
    isNow,
    reason: period.reason,
    actor: period.actor,
    recordedAt: period.recordedAt,
  };
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
}
