import type { Database } from 'better-sqlite3';
import { assert, assertPresent } from '../../src-shared/lib/assert.ts';
import { type ClauseIndex, clauseIndex } from '../../src-shared/policy/pack/clause-words.ts';
import { inHoursAlone } from '../../src-shared/policy/pack/hours-alone.ts';
import { parsePolicyPack } from '../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import {
  type GoverningPeriod,
  isSameSet,
  type RegisteredPack,
} from '../../src-shared/policy/pack/registered-pack.ts';
import { combineSet } from '../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../src-shared/policy/set/pack-parts.ts';
import { creditKindOf } from '../../src-shared/policy/set/set-members.ts';
import { storedSetSchema } from '../../src-shared/policy/set/stored-set.ts';
import {
  type OwnPolicyRecord,
  ownPolicies,
  type PeriodRecord,
  policyPeriods,
} from '../database/records/policy-records.ts';
import { Refused } from './refusals.ts';
import { loadShippedFiles, loadShippedVersions } from './shipped-policies.ts';

/** Shipped packs and the ledger's own, and which of them governs when. Read once; read anew after a change. */
export class PolicyRegistry {
  /** In the order of their start, each different from the one before. Never empty. */
  readonly periods: readonly GoverningPeriod[];
  #clauses: ClauseIndex | null = null;
  readonly #own: ReadonlyMap<string, readonly RegisteredPack[]>;

  constructor(database: Database) {
    this.#own = Map.groupBy(ownPolicies(database).map(toRegistered), ({ pack }) => pack.id);
    this.periods = this.#toPeriods(policyPeriods(database));
  }

  /** The pack of that id and version; the newest without one. Own packs stay findable after their removal. */
  find(id: string, version: number | null): RegisteredPack | undefined {
    const versions = this.versionsOf(id);
    return version === null ? versions.at(-1) : versions.find(({ pack }) => pack.version === version);
  }

  /** Every version at hand, oldest first. */
  versionsOf(id: string): readonly RegisteredPack[] {
    return loadShippedVersions().get(id)?.map(toShipped) ?? this.#own.get(id) ?? [];
  }

  /** The newest version of every pack that is on the list. */
  list(): readonly RegisteredPack[] {
    return [
      ...[...loadShippedFiles().values()].map(toShipped),
      ...[...this.#own.values()].flatMap((versions) => versions.at(-1) ?? []),
    ].filter(({ isRemoved }) => !isRemoved);
  }

  /** The clauses of all packs in words (`clauseIndex`); the newest version says them for all. */
  get clauses(): ClauseIndex {
    this.#clauses ??= clauseIndex(this.list().map(({ pack }) => pack));
    return this.#clauses;
  }

  /** The pack, then the one it extends, and so on. */
  lineageOf(registered: RegisteredPack): readonly RegisteredPack[] {
    const { extends: base } = registered.raw;
    const parent = base === null ? undefined : (this.find(base.id, base.version) ?? this.find(base.id, null));
    return parent === undefined ? [registered] : [registered, ...this.lineageOf(parent)];
  }

  /** The pack a pack extends, as JSON resolves it; undefined where that version is not at hand. */
  readonly findRaw = (id: string, version: number): PolicyPack | undefined => this.find(id, version)?.raw;

  /** Which credits the pack's fill the minima of; an id that is not at hand counts by itself. */
  creditKindOf(id: string): string {
    const registered = this.find(id, null);
    return registered === undefined ? id : creditKindOf(this.lineageOf(registered).map(({ raw }) => raw));
  }

  /** The period that governs a day, or a registration year. */
  periodOn(date: string): GoverningPeriod {
    return this.#latest(({ from }) => from === null || from <= date);
  }
  periodOfYear(year: number): GoverningPeriod {
    return this.#latest(({ fromYear }) => fromYear === null || fromYear <= year);
  }

  #latest(holds: (period: GoverningPeriod) => boolean): GoverningPeriod {
    return assertPresent(
      this.periods.findLast(holds) ?? this.periods[0],
      'a ledger has a pack from its beginning',
    );
  }

  #toPeriods(records: readonly PeriodRecord[]): readonly GoverningPeriod[] {
    const periods = records.map((record) => this.#toPeriod(record));
    return periods.filter((period, index) => {
      const before = periods[index - 1];
      return before === undefined || !isSameSet(before, period);
    });
  }

  #toPeriod(record: PeriodRecord): GoverningPeriod {
    const stored = record.texts === null ? null : storedSetSchema.parse(JSON.parse(record.texts));
    const registered = this.#required(record.policyId, record.version);
    const texts =
      stored === null
        ? [{ registered, parts: partsOf(registered.pack) }]
        : stored.members.map(({ id, version, parts }) => ({
            registered: this.#required(id, version),
            parts,
          }));
    const choices = stored?.choices ?? {};
    return {
      registered,
      texts,
      choices,
      pack: inHoursAlone(
        combineSet(
          texts.map(({ registered: text, parts }) => ({ pack: text.pack, parts })),
          choices,
        ),
      ),
      fromYear: record.fromYear,
      from: record.fromOn,
      decidedBy: record.decidedBy,
      decidedOn: record.decidedOn,
      reason: record.reason,
      actor: record.actor,
      recordedAt: record.recordedAt,
    };
  }

  /** @throws Refused where a ledger follows a pack that this program does not have. */
  #required(id: string, version: number | null): RegisteredPack {
    const registered = this.find(id, version);
    if (registered === undefined)
      throw new Refused([
        { code: 'app.unknownPolicy', severity: 'error', at: { field: 'policyId' }, values: { id } },
      ]);
    return registered;
  }
}

/** A shipped pack by id; without a version the newest. */
export function findShipped(id: string, version: number | null): RegisteredPack | undefined {
  const versions = loadShippedVersions().get(id)?.map(toShipped) ?? [];
  return version === null ? versions.at(-1) : versions.find(({ pack }) => pack.version === version);
}

function toShipped({ raw, pack }: { readonly raw: PolicyPack; readonly pack: PolicyPack }): RegisteredPack {
  return { kind: 'shipped', raw, pack, isRemoved: false, saved: null };
}

/** What was saved was valid when it was: a pack that does not load any more is a damaged row, never skipped. */
function toRegistered(record: OwnPolicyRecord): RegisteredPack {
  return {
    kind: 'own',
    raw: parsed(record.content),
    pack: parsed(record.resolved),
    isRemoved: record.isRemoved,
    saved: { at: record.recordedAt, actor: record.actor, reason: record.reason },
  };
}

function parsed(json: string): PolicyPack {
  const result = parsePolicyPack(JSON.parse(json));
  assert(result.ok, 'a saved pack loads');
  return result.pack;
}
