import type { Database } from 'better-sqlite3';
import type { GoverningText } from '../../src-shared/policy/pack/registered-pack.ts';
import type { SetChoices } from '../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../src-shared/policy/set/pack-parts.ts';
import type { Level } from '../../src-shared/training/training-words.ts';
import { recordAudit } from '../database/records/audit-log.ts';
import { insertLedger } from '../database/records/ledger-records.ts';
import { insertOrganisation } from '../database/records/organisation-records.ts';
import { insertPeriod } from '../database/records/policy-records.ts';
import { type ChosenText, periodTexts, requireTexts } from './chosen-texts.ts';
import { findShipped } from './policy-registry.ts';
import type { SessionOptions } from './session-options.ts';
import { loadShippedPolicies } from './shipped-policies.ts';

/** What a ledger is made of; everything else is written into it later. */
export type NewLedger = {
  readonly organisation: {
    readonly name: string;
    readonly level: Level;
    readonly regionCode: string;
    readonly schoolCode: string | null;
  };
  /** A shipped pack: a ledger's own packs come after it. The first of the texts where there are several. */
  readonly policyId: string;
  /** Several texts in their order; absent: that pack alone. */
  readonly texts?: readonly ChosenText[] | undefined;
  readonly choices?: SetChoices | undefined;
  /** First year of the current cycle. */
  readonly cycleFrom: number;
  readonly isDemo: boolean;
};

/**
 * The shipped texts that a new ledger follows. Asked before a folder is made: a refused ledger leaves none behind.
 *
 * @throws Refused when a text is no shipped one, or the texts cannot be followed together
 */
export function requireShippedTexts({ policyId, texts, choices }: NewLedger): readonly GoverningText[] {
  if (texts !== undefined) return requireTexts(findShipped, texts, choices ?? {});
  const pack = loadShippedPolicies().get(policyId);
  return requireTexts(findShipped, [{ id: policyId, parts: pack === undefined ? [] : partsOf(pack) }], {});
}

/** The first rows of a new ledger, signed by who makes it; by the program where nobody has given a name yet. */
export function fillNewLedger(
  database: Database,
  input: NewLedger,
  { now, newUid }: SessionOptions,
  actor: string | null,
): void {
  const at = now().toISOString();
  const signature = { actor: actor ?? '学分台账', at };
  const { name, level, regionCode, schoolCode } = input.organisation;
  const organisationId = insertOrganisation(database, { uid: newUid(), name, level, regionCode, schoolCode });
  insertLedger(database, {
    uid: newUid(),
    organisationId,
    policyId: input.policyId,
    cycleFrom: input.cycleFrom,
    isDemo: input.isDemo,
    createdAt: at,
  });
  insertPeriod(database, signature, {
    ...periodTexts(requireShippedTexts(input), input.choices ?? {}),
    fromYear: null,
    fromOn: null,
    reason: '建立台账时选定',
  });
  recordAudit(database, signature, { action: 'ledger.create', subject: name });
}
