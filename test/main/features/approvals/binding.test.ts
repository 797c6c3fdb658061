import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureOf } from '../../../helpers/ledger-probe.ts';
import { projectUpTo, registerProject } from '../../../helpers/project-steps.ts';
import { NOBODY, openTestLedger, type TestClient } from '../../../helpers/test-session.ts';

type Result = 'passed' | 'excellent' | 'failed';

/** One thing that somebody does; `person` names one of those on the list, counted round. */
type Deed =
  | { readonly kind: 'result'; readonly person: number; readonly result: Result }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'reverse'; readonly person: number; readonly afterwards: 'again' | 'failed' }
  | { readonly kind: 'join' | 'sign' | 'register' };

const person = fc.nat(3);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { arbitrary: fc.constantFrom({ kind: 'sign' } as const), weight: 4 },
  { arbitrary: fc.constantFrom({ kind: 'register' } as const), weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('result' as const),
      person,
      result: fc.constantFrom<Result>('passed', 'excellent', 'failed'),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.constantFrom(1, 2, 3) }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('reverse' as const),
      person,
      afterwards: fc.constantFrom('again' as const, 'failed' as const),
    }),
    weight: 2,
  },
  { arbitrary: fc.constantFrom({ kind: 'join' } as const), weight: 1 },
);

/** A project and what the papers in the drawer say: days and results as signed, nothing of what the program keeps. */
type World = {
  readonly client: TestClient;
  readonly projectUid: string;
  signed: { readonly days: number; readonly results: ReadonlyMap<string, Result> } | null;
  /** Whose entry was taken back and who was not signed for since. */
  readonly held: Set<string>;
};

async function openWorld(): Promise<World> {
  const { client } = await openTestLedger({ level: 'county' });
  return { client, projectUid: await projectUpTo(client, 'passed'), signed: null, held: new Set() };
}

const traineesOf = async ({ client, projectUid }: World) =>
  (await client.projects.trainees({ projectUid })).rows;
const daysOf = async ({ client, projectUid }: World) =>
  ((await client.projects.get({ uid: projectUid })).fields.days ?? 0) / 1000;

/** Whom the papers cover as they are now: signed for with this very result, and it is one that earns something. */
async function covered(world: World): Promise<readonly string[]> {
  const { signed } = world;
  if (signed === null || signed.days !== (await daysOf(world))) return [];
  return (await traineesOf(world))
    .filter(
      ({ uid, result, isRegistered }) =>
        !isRegistered && result !== 'failed' && signed.results.get(uid) === result && !world.held.has(uid),
    )
    .map(({ uid }) => uid);
}

async function carryOut(world: World, done: Deed): Promise<void> {
  const { client, projectUid } = world;
  const trainees = await traineesOf(world);
  const one = trainees['person' in done ? done.person % trainees.length : 0];
  if (one === undefined) throw new Error('nobody on the list');
  switch (done.kind) {
    case 'result':
      if (!one.isRegistered) await give(world, one, done.result);
      return;
    case 'join':
      return await join(world);
    case 'days': {
      // The fields of a project that has entries are locked.
      if (trainees.some(({ isRegistered }) => isRegistered)) return;
      const { version, fields } = await client.projects.get({ uid: projectUid });
      await client.projects.save({ uid: projectUid, version, fields: { ...fields, days: done.days * 1000 } });
      return;
    }
    case 'reverse': {
      if (!one.isRegistered) return;
      const entries = await client.entries.list({ teacherUid: one.teacher.uid });
      const entry = entries.rows.find(({ state }) => state === 'valid');
      await client.entries.reverse({
        ...{ uid: entry?.uid ?? '', reason: '登错', effectiveOn: '2025-11-10' },
        afterwards: done.afterwards,
      });
      if (done.afterwards === 'again') world.held.add(one.uid);
      return;
    }
    case 'sign':
      return await sign(world);
    case 'register':
      return await register(world);
  }
}

async function give(
  { client, projectUid }: World,
  { uid, version }: { readonly uid: string; readonly version: number },
  result: Result,
): Promise<void> {
  await client.projects.saveTrainees({ projectUid, changes: [{ uid, version, fields: { result } }] });
}

async function join(world: World): Promise<void> {
  const { client, projectUid } = world;
  const before = new Set((await traineesOf(world)).map(({ uid }) => uid));
  const { uid } = await client.teachers.save({ fields: { ...NOBODY, name: `新来的${before.size}` } });
  await client.projects.addTrainees({ projectUid, teacherUids: [uid], role: 'trainee' });
  const added = (await traineesOf(world)).find((trainee) => !before.has(trainee.uid));
  if (added !== undefined) await give(world, added, 'passed');
}

/** Signs the form that the program proposes; nothing to sign changes nothing. */
async function sign(world: World): Promise<void> {
  const { client, projectUid } = world;
  const { forms } = await client.approvals.standing({ projectUid });
  const [form] = forms;
  if (form === undefined) return;
  await client.approvals.record({
    ...{ projectUid, decision: 'approved', person: '陈主任', decidedOn: '2025-10-25' },
    ...{ scope: form.scope, scanFileName: null, comment: null },
  });
  const results = (await traineesOf(world)).map(({ uid, result }) => [uid, result as Result] as const);
  world.signed = { days: await daysOf(world), results: new Map(results) };
  world.held.clear();
}

const refusedAsNone = async (error: unknown): Promise<number> => {
  await failureOf(Promise.reject(error));
  return 0;
};

/** Registering takes whom the papers cover, with what the papers say, and nobody else. */
async function register(world: World): Promise<void> {
  const { client, projectUid } = world;
  const expected = await covered(world);
  const before = new Set((await traineesOf(world)).filter((one) => one.isRegistered).map(({ uid }) => uid));
  // Where nobody is covered the call is refused, or finds that all is recorded already.
  const call = registerProject(client, projectUid).then(({ recorded }) => recorded);
  expect(await (expected.length > 0 ? call : call.catch(refusedAsNone))).toBe(expected.length);
  const after = (await traineesOf(world)).filter((one) => one.isRegistered && !before.has(one.uid));
  expect(after.map(({ uid }) => uid).sort()).toEqual([...expected].sort());
  for (const { teacher } of after) {
    const standing = (await client.entries.list({ teacherUid: teacher.uid })).rows.filter(
      ({ state }) => state === 'valid',
    );
    const days = world.signed?.days ?? 0;
    expect(standing.map(({ hours, credits }) => [hours, credits])).toEqual([[days * 8000, days * 1000]]);
  }
}

it('registers exactly what was signed, whatever is changed, signed again, reversed and registered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      const world = await openWorld();
      for (const done of [...deeds, { kind: 'register' } as const]) await carryOut(world, done);
    }),
    { seed: 20251110, numRuns: 60 },
  );
}, 120_000);
