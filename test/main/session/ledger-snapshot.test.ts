import { afterEach, describe, expect, it, vi } from 'vitest';
import { LedgerSnapshot } from '../../../src-main/session/ledger-snapshot.ts';
import type { OpenLedger } from '../../../src-main/session/open-ledger.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NOBODY,
  openTestLedger,
  registerAll,
} from '../../helpers/test-session.ts';

const YEARS = [2024, 2025] as const;

afterEach(() => vi.restoreAllMocks());

/** Everything the snapshot answers with. */
function answersOf(snapshot: LedgerSnapshot) {
  return {
    names: snapshot.inNameOrder().map((teacher) => teacher.name),
    found: snapshot.searchTeachers('jiao').map((teacher) => teacher.uid),
    verdicts: YEARS.map((year) => [...snapshot.verdicts(year)]),
    totals: snapshot.teachers().map((teacher) => [...snapshot.totals(teacher.id).rows]),
    waiting: snapshot.waitingSettings(),
    projects: [...snapshot.projectCounts()],
  };
}

/** What was kept up to date answers as what is read anew. */
function expectUpToDate(ledger: OpenLedger): void {
  expect(answersOf(ledger.snapshot)).toEqual(answersOf(new LedgerSnapshot(ledger)));
}

describe('the county in snapshot', () => {
  it('follows registrations, undoing, reversals, people and decisions', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const { ledger } = session;
    const teachers = await addTeachers(client, 6);
    expectUpToDate(ledger);
    const project = await addPassedProject(client, teachers.slice(0, 4));
    await approve(client, project);
    expectUpToDate(ledger);
    await registerAll(client, project);
    expectUpToDate(ledger);
    expect(ledger.snapshot.verdicts(2025).get(1)?.year.credits).toBe(3000);
    const { rows } = await client.entries.list({});
    const [first, second] = rows;
    await client.entries.reverse({ uid: first?.uid ?? '', reason: '重复', effectiveOn: ledger.today() });
    expectUpToDate(ledger);
    await client.teachers.save({ fields: { ...NOBODY, name: '阿依' } });
    await client.entries.reverse({ uid: second?.uid ?? '', reason: '重复', effectiveOn: ledger.today() });
    expectUpToDate(ledger);
    const [batch] = (await client.registrations.batches({ projectUid: project })).filter(
      ({ canUndo }) => canUndo,
    );
    await client.registrations.undo({ batchUid: batch?.uid ?? '', reason: '登记有误' });
    expectUpToDate(ledger);
    expect(ledger.snapshot.verdicts(2025).get(1)?.year.credits).toBe(0);
  });

  it('lets other calls in while it judges a year, and drops what it judged when one of them wrote', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const { ledger } = session;
    const teachers = await addTeachers(client, 6);
    const project = await addPassedProject(client, teachers.slice(0, 4));
    await approve(client, project);
    const snapshot = new LedgerSnapshot(ledger);
    // Every look at the clock finds the time slice over.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    const turns: string[] = [];
    const isPrepared = snapshot.prepareVerdicts(2025).then(() => turns.push('prepared'));
    setImmediate(() => turns.push('another call'));
    await isPrepared;
    expect(turns).toEqual(['another call', 'prepared']);
    expect(snapshot.verdicts(2025)).toEqual(new LedgerSnapshot(ledger).verdicts(2025));
    const isOutdated = snapshot.prepareVerdicts(2024);
    await registerAll(client, project);
    await isOutdated;
    expect([...snapshot.verdicts(2024)]).toEqual([...new LedgerSnapshot(ledger).verdicts(2024)]);
    expect(snapshot.verdicts(2025).get(1)?.year.credits).toBe(3000);
  });

  it('reads people again after a write that left no line in the log', async () => {
    const { client, session } = await openTestLedger();
    const { ledger } = session;
    const [uid = ''] = await addTeachers(client, 2);
    ledger.snapshot.teachers();
    await ledger.database.write((writer) => {
      writer.prepare("UPDATE teacher SET name = '某人' WHERE uid = ?").run(uid);
    });
    expect(ledger.snapshot.teacher(uid)?.name).toBe('某人');
  });

  it('lists whom a search names before those it is somewhere in, where that is asked for', async () => {
    const { client } = await openTestLedger();
    for (const name of ['陈伟峰', '王芳']) await client.teachers.save({ fields: { ...NOBODY, name } });
    const found = async (sort: 'name' | 'match') =>
      (await client.teachers.list({ search: 'wf', sort })).rows.map((row) => row.name);
    expect(await found('name')).toEqual(['陈伟峰', '王芳']);
    expect(await found('match')).toEqual(['王芳', '陈伟峰']);
  });
});
