import { assert } from '../../lib/assert.ts';
import { checkPack, type PackProblem, type PackResult } from './check-pack.ts';
import { fieldOf } from './pack-field.ts';
import type { PolicyPack } from './policy-pack.ts';

/**
 * The pack with everything it inherits: `extends` is null in the result. Lists merge by rule id (same id replaces in
 * place; new activities and gates stand before the inherited ones, so that they are asked first), other sections replace
 * as a whole. `findPack` gives a pack by id and version.
 */
export function resolvePack(
  pack: PolicyPack,
  findPack: (id: string, version: number) => PolicyPack | undefined,
): PackResult {
  return resolveChain(pack, findPack, new Set());
}

/** `seen` holds the ids on the way up: without it a pack that extends itself would never end. */
function resolveChain(
  pack: PolicyPack,
  findPack: (id: string, version: number) => PolicyPack | undefined,
  seen: ReadonlySet<string>,
): PackResult {
  if (pack.extends === null) return checkPack(pack);
  const { id, version } = pack.extends;
  if (seen.has(id)) return refusedBase({ code: 'extendsItself', id, version }, `${id} extends itself`);
  const base = findPack(id, version);
  if (base === undefined) {
    return refusedBase({ code: 'baseMissing', id, version }, `pack ${id} version ${version} is missing`);
  }
  const resolved = resolveChain(base, findPack, new Set([...seen, id]));
  return resolved.ok ? checkPack(merge(resolved.pack, pack)) : resolved;
}

function refusedBase(
  {
    code,
    id,
    version,
  }: { readonly code: PackProblem['code']; readonly id: string; readonly version: number },
  message: string,
): PackResult {
  return {
    ok: false,
    problems: [{ path: '/extends', field: 'extends', code, values: { id, version }, message }],
  };
}

type WithId = { readonly id: string };

/**
 * - Activities and gates are asked in order and the first that fits decides, so own ones stand before the
 *   inherited ones.
 * - All other lists are read as a whole; own rules follow the inherited ones and keep the order people know.
 * - A rule of the same id replaces the inherited one at its place, so that caps stay in the order in which
 *   they are applied.
 * - Any other section replaces as a whole: half of a scheme of numbers, or of a route, means nothing.
 */
function merge(base: PolicyPack, own: PolicyPack): PolicyPack {
  const dropped = new Set(own.without);
  const kept = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) =>
    rules
      .filter(({ id }) => !dropped.has(id) && !dropped.has(fieldOf(section, id)))
      .map((rule) => mine.find(({ id }) => id === rule.id) ?? rule);
  const added = <Rule extends WithId>(rules: readonly Rule[], mine: readonly Rule[]) =>
    mine.filter((rule) => !rules.some(({ id }) => id === rule.id));
  const first = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) => [
    ...added(rules, mine),
    ...kept(section, rules, mine),
  ];
  const last = <Rule extends WithId>(section: string, rules: readonly Rule[], mine: readonly Rule[]) => [
    ...kept(section, rules, mine),
    ...added(rules, mine),
  ];
  return {
    ...base,
    ...own,
    extends: null,
    without: [],
    consequences: last('consequences', base.consequences, own.consequences),
    clauses: last('clauses', base.clauses, own.clauses),
    deductions: last('deductions', base.deductions, own.deductions),
    duties: last('duties', base.duties, own.duties),
    notes: last('notes', base.notes, own.notes),
    settings: last('settings', base.settings, own.settings),
    classifications: last('classifications', base.classifications, own.classifications),
    activities: first('activities', base.activities, own.activities),
    gates: first('gates', base.gates, own.gates),
    groups: last('groups', base.groups, own.groups),
    assessment: last('assessment', base.assessment, own.assessment),
    // A section that neither says stays absent: an empty list would read as "the text sets no deadlines".
    ...(base.deadlines === undefined && own.deadlines === undefined
      ? {}
      : { deadlines: last('deadlines', base.deadlines ?? [], own.deadlines ?? []) }),
    ...(base.limits === undefined && own.limits === undefined
      ? {}
      : { limits: last('limits', base.limits ?? [], own.limits ?? []) }),
  };
}

/** Stops where an extension was not resolved: answering from half a pack would be a wrong answer. */
export function assertResolved(pack: PolicyPack): void {
  assert(pack.extends === null, 'a pack that extends another must be resolved first');
}
