import { editPack } from '../../../src-shared/policy/document/edit-pack.ts';
import type { PackEdit } from '../../../src-shared/policy/document/pack-edit.ts';
import { type PolicyPack, parsePolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { Refused, requireFound, Stale } from '../../app/call-errors.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { insertOwnPolicy } from '../../database/records/policy-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { type RegisteredPack, resolveInRegistry } from '../../session/policy-registry.ts';
import { toProblem } from './try-facts.ts';

const PACK_ID = /^[a-z0-9][a-z0-9-]{1,48}$/;

/** A pack ready to be stored: what it says, and everything that holds under it. */
export type ReadyPack = { readonly raw: PolicyPack; readonly pack: PolicyPack };
type Reading =
  | { readonly ok: true; readonly ready: ReadyPack }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** JSON → a pack that loads here, or every problem with its place. */
export function readPack(ledger: OpenLedger, json: unknown): Reading {
  const parsed = parsePolicyPack(json);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(toProblem) };
  const resolved = resolveInRegistry(ledger.registry, parsed.pack);
  return resolved.ok
    ? { ok: true, ready: { raw: parsed.pack, pack: resolved.pack } }
    : { ok: false, problems: resolved.problems.map(toProblem) };
}

/** The edits on the newest version of an own pack. @throws Stale when somebody saved a newer one. */
export function readEdited(
  ledger: OpenLedger,
  asked: { readonly id: string; readonly version: number; readonly edits: readonly PackEdit[] },
): Reading {
  const own = requireOwn(ledger, asked.id);
  if (own.pack.version !== asked.version) throw new Stale('policy');
  const edited = editPack(own.raw, parentOf(ledger, own), asked.edits);
  const unknown = edited.problems.map((problem) =>
    toProblem({ ...problem, path: problem.field, values: { field: problem.field } }),
  );
  const reading = readPack(ledger, edited.json);
  if (unknown.length === 0) return reading;
  return { ok: false, problems: [...unknown, ...(reading.ok ? [] : reading.problems)] };
}

/** The own pack of that id on the list. @throws Refused for a shipped one: a copy of it can be changed. */
export function requireOwn(ledger: OpenLedger, id: string): RegisteredPack {
  const registered = requireFound(ledger.registry.find(id, null), 'policy');
  if (registered.kind === 'own' && !registered.isRemoved) return registered;
  throw new Refused([{ code: 'policy.notOwn', severity: 'error', values: { title: registered.pack.title } }]);
}

/** The resolved pack that one extends; null where it stands alone. */
export function parentOf(ledger: OpenLedger, registered: RegisteredPack): PolicyPack | null {
  const base = registered.raw.extends;
  return base === null ? null : (ledger.registry.find(base.id, base.version)?.pack ?? null);
}

/** Why an id cannot be given to a new own pack. */
export function idProblems(ledger: OpenLedger, id: string): readonly Problem[] {
  const at = { field: 'id' };
  if (!PACK_ID.test(id)) return [{ code: 'policy.idForm', severity: 'error', at, values: { id } }];
  return ledger.registry.versionsOf(id).length === 0
    ? []
    : [{ code: 'policy.idTaken', severity: 'error', at, values: { id } }];
}

/** A copy that extends `from` and says nothing of its own yet. */
export function copyOf(
  from: Pick<RegisteredPack, 'pack'>,
  names: { readonly id: string; readonly title: string; readonly shortTitle: string },
): PolicyPack {
  const { pack } = from;
  return {
    format: 1,
    id: names.id,
    version: 1,
    extends: { id: pack.id, version: pack.version },
    without: [],
    title: names.title,
    shortTitle: names.shortTitle,
    documentNumber: null,
    issuer: pack.issuer,
    issuedOn: null,
    regionCode: null,
    effective: { from: null, to: null },
    basis: 'own',
    units: pack.units,
    summary: pack.summary,
    consequences: [],
    duties: [],
    notes: [],
    settings: [],
    activities: [],
    gates: [],
    groups: [],
    assessment: [],
  };
}

/** Stores a version of an own pack with its line in the log. */
export async function storePack(
  ledger: OpenLedger,
  { raw, pack }: ReadyPack,
  change: {
    readonly action: string;
    readonly reason: string;
    readonly before?: unknown;
    readonly after?: unknown;
  },
): Promise<RegisteredPack> {
  const signature = ledger.signature();
  await ledger.database.write((writer) => {
    insertOwnPolicy(writer, signature, {
      policyId: raw.id,
      version: raw.version,
      content: JSON.stringify(raw),
      resolved: JSON.stringify(pack),
      reason: change.reason,
    });
    recordAudit(writer, signature, {
      action: change.action,
      subject: raw.title,
      ...(change.before === undefined ? {} : { before: change.before }),
      after: { id: raw.id, version: raw.version, reason: change.reason, ...toFields(change.after) },
    });
  });
  return requireFound(ledger.registry.find(raw.id, raw.version), 'policy');
}

function toFields(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
