import { assert, assertPresent } from '../../src-shared/lib/assert.ts';
import { calendarYearSchema } from '../../src-shared/policy/pack/calendar-year.ts';
import type { PackProblem } from '../../src-shared/policy/pack/check-pack.ts';
import { parsePolicyPack } from '../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../src-shared/policy/pack/resolve-pack.ts';
import type { CalendarYear } from '../../src-shared/training/working-day.ts';
import { createWorkingCalendar, type WorkingCalendar } from '../../src-shared/training/working-day.ts';

const packFiles = import.meta.glob<unknown>(
  [
    '../../resources/policies/*.json',
    '../../resources/policies/earlier/*.json',
    '!../../resources/policies/*.schema.json',
  ],
  { eager: true, import: 'default' },
);
const caseFiles = import.meta.glob<unknown>('../../resources/policies/cases/*.json', { import: 'default' });
const calendarFiles = import.meta.glob<unknown>('../../resources/calendars/*.json', {
  eager: true,
  import: 'default',
});

/** A shipped pack as its file says, and with everything it inherits. */
export type ShippedPolicy = { readonly raw: PolicyPack; readonly pack: PolicyPack };

/**
 * The newest version of each pack that ships with the program, by id, with everything it inherits. A shipped pack that
 * does not load is a bug of ours, so it stops instead of leaving a policy out.
 */
export function loadShippedPolicies(): ReadonlyMap<string, PolicyPack> {
  shippedPacks ??= new Map([...loadShippedFiles()].map(([id, { pack }]) => [id, pack]));
  return shippedPacks;
}

/** The same packs, also as their files say: what is a pack's own and what it inherits. */
export function loadShippedFiles(): ReadonlyMap<string, ShippedPolicy> {
  shippedPolicies ??= new Map(
    [...loadShippedVersions()].map(([id, versions]) => [
      id,
      assertPresent(versions.at(-1), 'a shipped pack has a version'),
    ]),
  );
  return shippedPolicies;
}

/**
 * Every version of every pack that was ever shipped, oldest first. A successor takes the name of its pack; the version
 * before it stays under `earlier`, because copies of it extend it and periods may name it.
 */
export function loadShippedVersions(): ReadonlyMap<string, readonly ShippedPolicy[]> {
  shippedVersions ??= readShippedVersions();
  return shippedVersions;
}

/** Read once: the files are part of the program and do not change while it runs. */
let shippedVersions: ReadonlyMap<string, readonly ShippedPolicy[]> | undefined;
let shippedPolicies: ReadonlyMap<string, ShippedPolicy> | undefined;
let shippedPacks: ReadonlyMap<string, PolicyPack> | undefined;
let shippedYears: readonly CalendarYear[] | undefined;
let shippedCalendar: WorkingCalendar | undefined;

function readShippedVersions(): ReadonlyMap<string, readonly ShippedPolicy[]> {
  const packs = Object.entries(packFiles).map(([path, json]) => {
    const result = parsePolicyPack(json);
    return result.ok ? result.pack : failed(path, result.problems);
  });
  const findPack = (id: string, version: number) =>
    packs.find((pack) => pack.id === id && pack.version === version);
  const shipped = packs.map((raw): ShippedPolicy => {
    assert(
      findPack(raw.id, raw.version) === raw,
      `two shipped packs are version ${raw.version} of ${raw.id}`,
    );
    const result = resolvePack(raw, findPack);
    return { raw, pack: result.ok ? result.pack : failed(raw.id, result.problems) };
  });
  shipped.sort((one, other) => one.raw.version - other.raw.version);
  return Map.groupBy(shipped, ({ raw }) => raw.id);
}

/** Ids of the packs with worked cases, and the cases of one (policy-cases format), read when asked for. */
export const shippedCaseIds: ReadonlySet<string> = new Set(Object.keys(caseFiles).map(idOfFile));
export async function loadShippedCases(policyId: string): Promise<readonly unknown[]> {
  const load = Object.entries(caseFiles).find(([path]) => idOfFile(path) === policyId)?.[1];
  const json = load === undefined ? [] : await load();
  assert(Array.isArray(json), `cases of ${policyId} are a list`);
  return json;
}

function idOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}

/** The State Council's holiday notices that ship with the program. */
export function loadShippedYears(): readonly CalendarYear[] {
  shippedYears ??= Object.values(calendarFiles).map((json) => calendarYearSchema.parse(json));
  return shippedYears;
}

/** The shipped notices joined into one calendar. */
export function loadShippedCalendar(): WorkingCalendar {
  shippedCalendar ??= createWorkingCalendar(loadShippedYears());
  return shippedCalendar;
}

function failed(pack: string, problems: readonly PackProblem[]): never {
  const first = assertPresent(problems[0], 'a pack that does not load has a problem');
  assert(false, `shipped pack ${pack}: ${first.path} ${first.message}`);
}
