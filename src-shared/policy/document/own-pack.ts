import { assertNever } from '../../lib/assert-never.ts';
import type { Problem } from '../../problems.ts';
import { partsOfField } from '../pack/pack-field.ts';
import { parsePolicyPack } from '../pack/parse-policy-pack.ts';
import { type PolicyPack, packIdSchema } from '../pack/policy-pack.ts';
import { policyProblem } from '../pack/policy-problem.ts';
import type { RegisteredPack } from '../pack/registered-pack.ts';
import { resolvePack } from '../pack/resolve-pack.ts';
import { editPack } from './edit-pack.ts';
import type { PackEdit } from './pack-edit.ts';

/** A pack ready to be stored: what it says, and everything that holds under it. */
export type ReadyPack = { readonly raw: PolicyPack; readonly pack: PolicyPack };
/** A pack that loads in this ledger, or everything that keeps it from loading. */
export type PackReading =
  | { readonly ok: true; readonly ready: ReadyPack }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A pack by id and version, as its file says it; undefined where that version is not at hand. */
export type FindRaw = (id: string, version: number) => PolicyPack | undefined;

/**
 * JSON → a pack that loads in this ledger, or every problem with its place. References are checked against
 * what it inherits, so the pack it extends must be at hand.
 */
export function readPack(json: unknown, findRaw: FindRaw): PackReading {
  const parsed = parsePolicyPack(json);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(policyProblem) };
  const resolved = resolvePack(parsed.pack, findRaw);
  return resolved.ok
    ? { ok: true, ready: { raw: parsed.pack, pack: resolved.pack } }
    : { ok: false, problems: resolved.problems.map(policyProblem) };
}

/** The next version of an own pack with the edits in it. An edit that names nothing, or an id that is taken, is a problem beside all others. */
export function readEdited(
  { own, parent }: { readonly own: PolicyPack; readonly parent: PolicyPack | null },
  edits: readonly PackEdit[],
  findRaw: FindRaw,
): PackReading {
  const edited = editPack(own, parent, edits);
  const unknown = edited.problems.map(({ code, field }) =>
    policyProblem({ code, path: field, values: { field, id: partsOfField(field).at(-1) ?? '' } }),
  );
  const reading = readPack(edited.json, findRaw);
  if (unknown.length === 0) return reading;
  return { ok: false, problems: [...unknown, ...(reading.ok ? [] : reading.problems)] };
}

/** Why an id cannot be given to a new own pack; `isTaken` when a pack, even a removed one, has it. */
export function newIdProblems(id: string, isTaken: boolean): readonly Problem[] {
  const at = { field: 'id' };
  if (!packIdSchema.safeParse(id).success)
    return [{ code: 'policy.idForm', severity: 'error', at, values: { id } }];
  return isTaken ? [{ code: 'policy.idTaken', severity: 'error', at, values: { id } }] : [];
}

/**
 * A copy that extends `from` and says nothing of its own yet. It has no region and no validity: it is chosen
 * by hand, and never governs by itself.
 */
export function copyOf(
  from: PolicyPack,
  names: { readonly id: string; readonly title: string; readonly shortTitle: string },
): PolicyPack {
  return {
    format: 1,
    id: names.id,
    version: 1,
    extends: { id: from.id, version: from.version },
    without: [],
    title: names.title,
    shortTitle: names.shortTitle,
    documentNumber: null,
    issuer: from.issuer,
    issuedOn: null,
    regionCode: null,
    effective: { from: null, to: null },
    basis: 'own',
    units: from.units,
    summary: from.summary,
    clauses: [],
    consequences: [],
    duties: [],
    notes: [],
    settings: [],
    activities: [],
    gates: [],
    groups: [],
    assessment: [],
    classifications: [],
    deductions: [],
  };
}

/**
 * The version at hand that says exactly what a file says; undefined where none does. Taking such a file in
 * changes nothing, so it is no conflict of versions.
 */
export function sameVersion(
  raw: PolicyPack,
  versions: readonly RegisteredPack[],
): RegisteredPack | undefined {
  return versions.find(
    (known) =>
      known.pack.version === raw.version &&
      !known.isRemoved &&
      JSON.stringify(known.raw) === JSON.stringify(raw),
  );
}

/**
 * Why a pack of a file cannot be taken in beside the versions of its id (oldest first). A shipped pack is never replaced, a
 * removed one not revived, and a version number is used once: entries name their pack by it.
 */
export function importProblems(raw: PolicyPack, versions: readonly RegisteredPack[]): readonly Problem[] {
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  if (newest.kind === 'shipped' || newest.isRemoved)
    return [{ code: 'policy.idTaken', severity: 'error', at: { field: 'id' }, values: { id: raw.id } }];
  if (raw.version > newest.pack.version) return [];
  return [
    {
      code: 'policy.versionTaken',
      severity: 'error',
      at: { field: 'version' },
      values: { version: raw.version, newest: newest.pack.version },
    },
  ];
}

/** An edit as the log keeps it: `assessment/year-minimum/credits = 8`, `put activities/visit`. */
export function editText(edit: PackEdit): string {
  switch (edit.op) {
    case 'set':
      return `${edit.field} = ${String(edit.value)}`;
    case 'put':
      return `put ${edit.section}/${idOf(edit.rule)}`;
    case 'remove':
      return `remove ${edit.section}/${edit.rule}`;
    case 'restore':
      return `restore ${edit.field}`;
    default:
      return assertNever(edit);
  }
}

/** A rule may be anything at this point: it is parsed after the edit. */
function idOf(rule: unknown): string {
  return typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : '';
}
