import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listTotals, readTotals } from '../../../src-shared/ledger/totals.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { dumpTables, failureOf } from '../../helpers/ledger-probe.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  type TestSession,
} from '../../helpers/test-session.ts';

const SEED = 20_251_110;
const REFUSALS: ReadonlySet<string> = new Set(['REFUSED', 'STALE', 'NOT_FOUND']);

/** What the administrator does next; the numbers choose whom and how among what is there. */
const KINDS = [
  'saveTeacher',
  'saveProject',
  'changeProject',
  'removeProject',
  'addTrainees',
  'removeTrainee',
  'results',
  'results',
  'approve',
  'register',
  'register',
  'reverse',
  'undo',
  'decide',
  'material',
  'scheme',
] as const;
type Command = {
  readonly kind: (typeof KINDS)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
};
const commands = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    a: fc.nat(97),
    b: fc.nat(97),
    c: fc.nat(97),
  }),
  { minLength: 8, maxLength: 26 },
);

const PROJECTS: readonly Partial<ProjectFields>[] = [
  {},
  { name: '校本研修', level: 'school', form: 'school-based', days: null, hours: 8000 },
  { name: '远程研修', form: 'remote', days: null, hours: 20_000 },
  { name: '外出培训', kind: 'outside', level: 'provincial', registrar: '海南省继教中心', proof: '结业证书' },
  {
    name: '跨年培训',
    startOn: '2024-12-30',
    endOn: '2025-01-02',
    days: 4000,
    byYear: [
      { year: 2024, days: 2000, hours: null },
      { year: 2025, days: 2000, hours: null },
    ],
  },
  { name: '名字太长'.repeat(40) },
];
const RESULTS = ['passed', 'passed', 'excellent', 'failed', 'absent', 'pending'] as const;

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}

/** Carries one command out through the router; a target that is not there yet is asked for by a uid that names nothing. */
async function run(client: TestSession['client'], { kind, a, b, c }: Command): Promise<unknown> {
  const nobody = '00000000000000000000000000';
  const teachers = (await client.teachers.list({ status: null })).rows;
  const projects = (await client.projects.list({})).rows;
  const projectUid = pick(projects, a)?.uid ?? nobody;
  const traineesOf = async () =>
    projects.length === 0 ? [] : (await client.projects.trainees({ projectUid })).rows;
  switch (kind) {
    case 'saveTeacher': {
      const known = pick(teachers, b);
      if (a % 3 !== 0 || known === undefined)
        return client.teachers.save({
          fields: { ...NOBODY, name: a % 7 === 0 ? '' : `新${'甲乙丙丁戊'.charAt(b % 5)}` },
        });
      const { version, fields } = await client.teachers.get({ uid: known.uid });
      const changed = { ...fields, isOnProbation: c % 2 === 0, subject: c % 3 === 0 ? '科学' : null };
      return client.teachers.save({
        uid: known.uid,
        version: c % 5 === 0 ? version - 1 : version,
        fields: changed,
      });
    }
    case 'saveProject':
      return client.projects.save({ fields: { ...NO_PROJECT, ...pick(PROJECTS, b) } });
    case 'changeProject': {
      if (projects.length === 0) return client.projects.get({ uid: nobody });
      const { version, fields } = await client.projects.get({ uid: projectUid });
      const changed =
        b % 2 === 0 ? { ...fields, remark: `第${c}次` } : { ...fields, days: 1000 + (c % 3) * 1000 };
      return client.projects.save({
        uid: projectUid,
        version: c % 5 === 0 ? version + 1 : version,
        fields: changed,
      });
    }
    case 'removeProject':
      return client.projects.remove({ uid: projectUid });
    case 'addTrainees':
      return client.projects.addTrainees({
        projectUid,
        teacherUids: [pick(teachers, b)?.uid ?? nobody, pick(teachers, c)?.uid ?? nobody].slice(
          0,
          1 + (c % 2),
        ),
        role: c % 9 === 0 ? 'lecturer' : 'trainee',
      });
    case 'removeTrainee':
      return client.projects.removeTrainees({
        projectUid,
        uids: [pick(await traineesOf(), b)?.uid ?? nobody],
      });
    case 'results': {
      const rows = await traineesOf();
      const chosen = b % 3 === 0 ? rows.slice(0, 1) : rows;
      if (chosen.length === 0) return client.projects.get({ uid: nobody });
      return client.projects.saveTrainees({
        projectUid,
        changes: chosen.map((row, index) => ({
          uid: row.uid,
          version: b % 11 === 0 ? row.version - 1 : row.version,
          fields: {
            result: pick(RESULTS, c + index) ?? 'passed',
            makeUpFor: c % 4 === 0 ? 2024 : null,
            ...(c % 2 === 0 ? { proofHours: 16_000 + index * 500, proofCredits: 2000 } : {}),
            ...(c % 13 === 0 ? { absentPeriods: 99 } : {}),
          },
        })),
      });
    }
    case 'approve':
      return client.approvals.record({
        projectUid,
        decision: b % 5 === 0 ? 'rejected' : 'approved',
        person: '李主任',
        decidedOn: c % 7 === 0 ? '2024-01-01' : '2025-10-20',
        scanFileName: null,
        comment: null,
      });
    case 'register': {
      const { fingerprint } = await client.registrations.preview({ projectUid });
      return resultOf(
        await client.registrations.register({ projectUid, fingerprint: b % 8 === 0 ? 'other' : fingerprint }),
      );
    }
    case 'reverse':
      return client.entries.reverse({
        uid: pick((await client.entries.list({})).rows, b)?.uid ?? nobody,
        reason: '登错人',
        effectiveOn: '2025-11-10',
      });
    case 'undo':
      return client.registrations.undo({
        batchUid: pick(await client.registrations.batches({}), b)?.uid ?? nobody,
        reason: '项目取消',
      });
    case 'decide': {
      const point = pick(await client.decisions.list(), b);
      return client.decisions.decide({
        policyId: point?.policyId ?? '',
        settingId: point?.settingId ?? '',
        value: 50 + c * 5,
        decidedBy: '教研室',
        decidedOn: c % 6 === 0 ? '2026-01-01' : '2025-09-01',
        reason: '会议纪要',
      });
    }
    case 'material': {
      const materials =
        projects.length === 0 ? [] : (await client.projects.get({ uid: projectUid })).materials;
      const material = pick(materials, c)?.kind ?? 'none';
      return client.projects.setMaterial({
        projectUid,
        kind: b % 4 === 0 ? 'none' : material,
        isPresent: c % 2 === 0,
        fileName: null,
      });
    }
    case 'scheme':
      return client.certificates.setScheme({
        separator: b % 3 === 0 ? '1' : '',
        widths: { project: 2, organiser: 2, year: 4, session: 0, trainee: 4 },
        organiserNumber: 1 + (c % 9),
        organisers: [{ name: NO_PROJECT.organiserName, number: 1 + (c % 9) }],
      });
  }
}

/** Runs a command: a refusal changes nothing, a change of anything is one line of the log. */
async function runChecked(test: Pick<TestSession, 'client' | 'session'>, command: Command): Promise<boolean> {
  const { reader } = test.session.ledger.database;
  const before = dumpTables(reader);
  let wasRefused = false;
  try {
    await run(test.client, command);
  } catch (error) {
    const failed = await failureOf(Promise.reject(error));
    expect(REFUSALS, `${command.kind} failed as ${failed.code} ${failed.reason}`).toContain(failed.code);
    wasRefused = true;
  }
  const after = dumpTables(reader);
  const { audit: logBefore = [], ...restBefore } = before;
  const { audit: logAfter = [], ...restAfter } = after;
  if (wasRefused) expect(after, `${command.kind} was refused`).toEqual(before);
  else if (JSON.stringify(restAfter) !== JSON.stringify(restBefore))
    expect(logAfter.length - logBefore.length, `${command.kind} is in the log once`).toBe(1);
  return !wasRefused;
}

/** The fold of the entries by SQL, independent of the code that keeps the totals. */
function foldedTotals(reader: Database): Readonly<Record<string, readonly unknown[]>> {
  const rows = reader
    .prepare<[], { teacher: number; key: string; measures: string }>(
      `SELECT teacher_id AS teacher, json_array(year, form, level, make_up_for, phase) AS key,
         json_array(sum(hours), sum(ifnull(credits, 0)), sum(iif(reverses_id IS NULL, 1, -1)), sum(ifnull(months, 0)), sum(ifnull(weeks, 0))) AS measures
       FROM entry GROUP BY teacher_id, year, form, level, make_up_for, phase`,
    )
    .all()
    .filter((row) => row.measures !== '[0,0,0,0,0]');
  const byTeacher = Map.groupBy(rows, (row) => row.teacher);
  return Object.fromEntries(
    [...byTeacher].map(([teacher, of]) => [teacher, of.map((row) => `${row.key}${row.measures}`).sort()]),
  );
}

function storedTotals(reader: Database): Readonly<Record<string, readonly unknown[]>> {
  const rows = reader
    .prepare<[], { teacher_id: number; packed: Buffer }>('SELECT teacher_id, packed FROM teacher_total')
    .all();
  return Object.fromEntries(
    rows
      .map((row): [number, readonly string[]] => [
        row.teacher_id,
        listTotals(readTotals(row.packed))
          .map(
            ({ year, form, level, makeUpFor, phase, hours, credits, count, months, weeks }) =>
              `${JSON.stringify([year, form, level, makeUpFor, phase])}${JSON.stringify([hours, credits, count, months, weeks])}`,
          )
          .sort(),
      ])
      .filter(([, totals]) => totals.length > 0),
  );
}

/** Reversals that do not say exactly the opposite of what they take back, and entries taken back twice. */
function unequalReversals(reader: Database): readonly unknown[] {
  return reader
    .prepare(
      `SELECT r.id FROM entry r JOIN entry e ON e.id = r.reverses_id
       WHERE r.hours <> -e.hours OR r.credits IS NOT -e.credits OR r.months IS NOT -e.months OR r.weeks IS NOT -e.weeks
         OR (r.teacher_id, r.year, r.form, r.level, r.role, r.origin) IS NOT (e.teacher_id, e.year, e.form, e.level, e.role, e.origin)
         OR r.make_up_for IS NOT e.make_up_for OR r.phase IS NOT e.phase OR r.participation_id IS NOT e.participation_id
         OR r.facts_id <> e.facts_id OR r.policy_version_id <> e.policy_version_id OR e.reverses_id IS NOT NULL`,
    )
    .all();
}

/** A ledger for one run of a property. */
async function withLedger(
  work: (test: Awaited<ReturnType<typeof openTestLedger>>) => Promise<void>,
): Promise<void> {
  // In memory where the system has such a folder: what a disk does is for other tests.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ledger-property-'));
  const test = await openTestLedger({ level: 'county', folder });
  try {
    await work(test);
  } finally {
    await test.session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('any sequence of commands', () => {
  it('keeps totals, seals, log and reversals true, and a refused command changes nothing', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(commands, (sequence) =>
        withLedger(async (test) => {
          const { client, session } = test;
          const people = await addTeachers(client, 3);
          // A head start, so that short sequences reach registrations too.
          const first = await addPassedProject(client, people.slice(0, 2));
          await approve(client, first);
          for (const command of sequence) {
            const isDone = await runChecked(test, command);
            const key = isDone ? command.kind : `${command.kind} refused`;
            done.set(key, (done.get(key) ?? 0) + 1);
          }
          const { reader } = session.ledger.database;
          expect(storedTotals(reader)).toEqual(foldedTotals(reader));
          expect(unequalReversals(reader)).toEqual([]);
          const verified = await resultOf(await client.audit.verify());
          expect(verified.problems).toEqual([]);
          const standing = (await client.entries.list({ withReversed: false })).total;
          const counted = (await client.teachers.list({ status: null })).rows.map(
            async ({ uid }) => (await client.teachers.get({ uid })).entryCount,
          );
          expect((await Promise.all(counted)).reduce((sum, count) => sum + count, 0)).toBe(standing);
        }),
      ),
      { seed: SEED, numRuns: 100 },
    );
    const reached = (kind: string) => expect(done.get(kind) ?? 0, kind).toBeGreaterThan(10);
    for (const kind of new Set(KINDS)) reached(kind);
    for (const kind of [
      'saveTeacher',
      'saveProject',
      'results',
      'register',
      'reverse',
      'undo',
      'removeTrainee',
      'removeProject',
    ])
      reached(`${kind} refused`);
  });

  it('gives the same balances in whatever order independent trainings are registered', async () => {
    const balancesAfter = async (order: readonly number[]) => {
      let balances: unknown;
      await withLedger(async ({ client, session }) => {
        const people = await addTeachers(client, 4);
        const projects = [];
        for (const [index, days] of [2000, 3000, 1000, 3000].entries())
          projects.push(
            await addPassedProject(client, people.slice(index % 2, 3 + (index % 2)), {
              name: `第${index}期`,
              days,
              ...(index === 3 ? { form: 'remote', days: null, hours: 20_000 } : {}),
            }),
          );
        for (const projectUid of projects) await approve(client, projectUid);
        for (const index of order) await registerAll(client, projects[index] ?? '');
        const { reader } = session.ledger.database;
        balances = {
          totals: reader.prepare('SELECT teacher_id, hex(packed) FROM teacher_total ORDER BY 1').raw().all(),
          marks: (await client.assessments.matrix({})).rows.map(({ name, years, cycle }) => ({
            name,
            years,
            cycle,
          })),
        };
      });
      return balances;
    };
    const inOrder = await balancesAfter([0, 1, 2, 3]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        expect(await balancesAfter(order)).toEqual(inOrder);
      }),
      { seed: SEED, numRuns: 5 },
    );
  });
});
