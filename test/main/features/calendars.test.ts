import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { addPassedProject, addTeachers, openTestLedger } from '../../helpers/test-session.ts';

const notice = {
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  daysOff: ['2027-01-01', '2027-01-04'],
  makeUpWorkdays: ['2027-01-09'],
};
const fileOf = (json: unknown) =>
  new File([typeof json === 'string' ? json : JSON.stringify(json)], '2027.json');

describe('calendars', () => {
  it('count working days beyond the shipped years once a notice is imported (H7)', async () => {
    const { client, clock, session } = await openTestLedger({ level: 'county' });
    clock.now = '2026-12-20T02:00:00.000Z';
    const teachers = await addTeachers(client, 1);
    const uid = await addPassedProject(client, teachers, {
      startOn: '2026-11-30',
      endOn: '2026-12-01',
      days: 2000,
    });
    const before = (await client.projects.get({ uid })).deadline;
    expect(before?.isProvisional).toBe(true);
    expect(await client.calendars.list()).toMatchObject({ knownUntil: 2026 });
    expect(await client.calendars.importYear({ file: fileOf(notice) })).toMatchObject({
      isNew: true,
      row: { year: 2027, kind: 'imported', daysOffCount: 2, makeUpWorkdayCount: 1, actor: '王老师' },
    });
    const after = (await client.projects.get({ uid })).deadline;
    expect(after?.isProvisional).toBe(false);
    expect(after?.dueOn).not.toBe(before?.dueOn);
    expect((await client.calendars.list()).years[0]).toMatchObject({ year: 2027 });
    expect((await client.calendars.importYear({ file: fileOf(notice) })).isNew).toBe(false);
    const { ledgerId } = session.ledger;
    await session.close();
    await session.open(ledgerId);
    expect((await client.projects.get({ uid })).deadline).toEqual(after);
  });

  it('refuse a file with the path of every error', async () => {
    const { client } = await openTestLedger();
    const bad = {
      ...notice,
      daysOff: ['2027-02-30', '2027-01-01', '2027-01-01'],
      makeUpWorkdays: ['2030-01-01'],
      extra: 1,
    };
    const failure = await client.calendars.importYear({ file: fileOf(bad) }).catch((error: unknown) => error);
    if (!(failure instanceof ORPCError)) throw new Error('not refused');
    expect(
      failure.data.problems.map((problem: { at: { field: string } }) => problem.at.field).sort(),
    ).toEqual(['/daysOff/0', '/extra']);
    const twice = await client.calendars
      .importYear({ file: fileOf({ ...bad, daysOff: ['2027-01-01', '2027-01-01'], extra: undefined }) })
      .catch((error: unknown) => error);
    if (!(twice instanceof ORPCError)) throw new Error('not refused');
    expect(twice.data.problems.map((problem: { at: { field: string } }) => problem.at.field).sort()).toEqual([
      '/daysOff/1',
      '/makeUpWorkdays/0',
    ]);
    const text = await client.calendars.importYear({ file: fileOf('no') }).catch((error: unknown) => error);
    expect(text).toMatchObject({ data: { problems: [{ code: 'calendar.fileNotJson' }] } });
    expect((await client.calendars.list()).knownUntil).toBe(2026);
  });
});
