import { createWorkingCalendar, type WorkingCalendar } from '../../src-shared/domain/working-day.ts';
import { assert, assertPresent } from '../../src-shared/lib/assert.ts';
import { calendarYearSchema } from '../../src-shared/policy/calendar-year.ts';
import {
  type PackProblem,
  type PolicyPack,
  parsePolicyPack,
  resolvePack,
} from '../../src-shared/policy/policy-pack.ts';

const packFiles = import.meta.glob<unknown>('../../resources/policies/*.json', {
  eager: true,
  import: 'default',
});
const calendarFiles = import.meta.glob<unknown>('../../resources/calendars/*.json', {
  eager: true,
  import: 'default',
});

/**
 * The packs that ship with the program, by id, each with everything it inherits. A shipped pack that does not load is a
 * bug of ours, so it stops instead of leaving a policy out.
 */
export function loadShippedPolicies(): ReadonlyMap<string, PolicyPack> {
  shippedPolicies ??= readShippedPolicies();
  return shippedPolicies;
}

/** Read once: the files are part of the program and do not change while it runs. */
let shippedPolicies: ReadonlyMap<string, PolicyPack> | undefined;
let shippedCalendar: WorkingCalendar | undefined;

function readShippedPolicies(): ReadonlyMap<string, PolicyPack> {
  const packs = Object.entries(packFiles).map(([path, json]) => {
    const result = parsePolicyPack(json);
    return result.ok ? result.pack : failed(path, result.problems);
  });
  const findPack = (id: string, version: number) =>
    packs.find((pack) => pack.id === id && pack.version === version);
  const resolved = new Map<string, PolicyPack>();
  for (const pack of packs) {
    assert(!resolved.has(pack.id), `two shipped packs are called ${pack.id}`);
    const result = resolvePack(pack, findPack);
    resolved.set(pack.id, result.ok ? result.pack : failed(pack.id, result.problems));
  }
  return resolved;
}

/** The State Council's holiday notices that ship with the program, joined into one calendar. */
export function loadShippedCalendar(): WorkingCalendar {
  shippedCalendar ??= createWorkingCalendar(
    Object.values(calendarFiles).map((json) => calendarYearSchema.parse(json)),
  );
  return shippedCalendar;
}

function failed(pack: string, problems: readonly PackProblem[]): never {
  const first = assertPresent(problems[0], 'a pack that does not load has a problem');
  assert(false, `shipped pack ${pack}: ${first.path} ${first.message}`);
}
