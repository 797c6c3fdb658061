import { describe, expect, it } from 'vitest';
import { CountyMemory } from '../../../src-main/session/ledger-snapshot.ts';
import type { OpenLedger } from '../../../src-main/session/open-ledger.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  NOBODY,
  openTestLedger,
  registerAll,
} from '../../helpers/test-desk.ts';

const YEARS = [2024, 2025] as const;

/** Everything the memory answers with. */
function answersOf(memory: CountyMemory) {
  return {
    names: memory.inNameOrder().map((teacher) => teacher.name),
    found: memory.searchTeachers('jiao').map((teacher) => teacher.uid),
    marks: YEARS.map((year) => [...memory.marks(year)]),
    totals: memory.teachers().map((teacher) => [...memory.totals(teacher.id).rows]),
    waiting: memory.waitingSettings(),
    projects: [...memory.projectCounts()],
  };
}

/** What was kept up to date answers as what is read anew. */
function expectUpToDate(ledger: OpenLedger): void {
  expect(answersOf(ledger.memory)).toEqual(answersOf(new CountyMemory(ledger)));
}

describe('the county in memory', () => {
  it('follows registrations, undoing, reversals, people and decisions', async () => {
    const { client, desk } = await openTestLedger({ level: 'county' });
    const { ledger } = desk;
    const teachers = await addTeachers(client, 6);
    expectUpToDate(ledger);
    const project = await addPassedProject(client, teachers.slice(0, 4));
    await approve(client, project);
    expectUpToDate(ledger);
    await registerAll(client, project);
    expectUpToDate(ledger);
    expect(ledger.memory.marks(2025).get(1)?.year.credits).toBe(3000);
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
    expect(ledger.memory.marks(2025).get(1)?.year.credits).toBe(0);
  });

  it('judges a year in turns with other calls, and leaves what was written meanwhile to be judged anew', async () => {
    const { client, desk } = await openTestLedger({ level: 'county' });
    const { ledger } = desk;
    const teachers = await addTeachers(client, 6);
    const project = await addPassedProject(client, teachers.slice(0, 4));
    await approve(client, project);
    const memory = new CountyMemory(ledger);
    const turns: string[] = [];
    const isPrepared = memory.prepareMarks(2025).then(() => turns.push('prepared'));
    setImmediate(() => turns.push('another call'));
    await isPrepared;
    expect(turns).toEqual(['another call', 'prepared']);
    expect(memory.marks(2025)).toEqual(new CountyMemory(ledger).marks(2025));
    const isOutdated = memory.prepareMarks(2024);
    await registerAll(client, project);
    await isOutdated;
    expect([...memory.marks(2024)]).toEqual([...new CountyMemory(ledger).marks(2024)]);
    expect(memory.marks(2025).get(1)?.year.credits).toBe(3000);
  });

  it('reads people again after a write that left no line in the log', async () => {
    const { client, desk } = await openTestLedger();
    const { ledger } = desk;
    const [uid = ''] = await addTeachers(client, 2);
    ledger.memory.teachers();
    await ledger.database.write((writer) => {
      writer.prepare("UPDATE teacher SET name = '某人' WHERE uid = ?").run(uid);
    });
    expect(ledger.memory.teacher(uid)?.name).toBe('某人');
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
