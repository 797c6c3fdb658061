import { expect, it } from 'vitest';
import { readClassifications } from '../../../src-main/database/records/classification-records.ts';
import { listTotals } from '../../../src-shared/ledger/totals.ts';
import {
  addPassedProject,
  addTeachers,
  openTestLedger,
  registerAll,
  resultOf,
} from '../../helpers/test-session.ts';

const hours = { hours: 100_000 } as const;

it('a training is registered under what it is by the axes of the text, and its credits fill that group alone', async () => {
  const { client, session } = await openTestLedger({ policyId: 'beijing-2016', level: 'county' });
  const teachers = await addTeachers(client, 1);
  const [teacherUid = ''] = teachers;
  const project = await addPassedProject(client, teachers, { ...hours, classification: null });

  // Which courses they were, nobody said: nothing is registered, and the place to say it is named.
  const open = (await client.registrations.preview({ projectUid: project })).rows;
  expect(open).toMatchObject([{ outcome: 'undecided', undecidedSettings: [] }]);
  expect(open[0]?.reasons.map(({ text }) => text)).toContain('缺少课程类别：先在培训项目里选定');

  const { fields, version } = await client.projects.get({ uid: project });
  const saved = await client.projects.save({
    ...{ uid: project, version },
    fields: { ...fields, classification: { course: 'professional' } },
  });
  expect(saved.warnings).toEqual([]);
  expect((await client.projects.get({ uid: project })).classified).toEqual([
    { axis: '课程类别', title: '专业必修' },
    { axis: '学习方式', title: null },
    { axis: '学分权重', title: null },
  ]);
  await registerAll(client, project);

  const { rows } = await client.entries.list({ teacherUid });
  expect(rows).toMatchObject([{ hours: 100_000, credits: 10_000 }]);
  const explained = await client.entries.explain({ uid: rows[0]?.uid ?? '' });
  expect(explained.facts['input']).toMatchObject({ classification: { 课程类别: '专业必修' } });
  const { groupsShort } = (await client.assessments.explain({ teacherUid, year: null })).mark;
  expect(Object.keys(groupsShort)).toEqual(['public', 'elective', 'school-based']);

  // The log of changes keeps the words: what an id meant may change with the texts.
  const log = (await client.audit.list({})).rows.find(({ action }) => action === 'project.change');
  expect(log?.after).toContain('课程类别：专业必修');
  expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
  await session.close();
});

it('totals are kept by it, a reversal takes them back, and equal ones have one number', async () => {
  const { client, session } = await openTestLedger({ policyId: 'beijing-2016', level: 'county' });
  const teachers = await addTeachers(client, 1);
  const courses = ['public', 'elective', 'public'] as const;
  for (const [index, course] of courses.entries())
    await registerAll(
      client,
      await addPassedProject(client, teachers, {
        ...{ ...hours, classification: { course } },
        ...{
          name: `课程 ${index}`,
          number: null,
          startOn: `2025-0${index + 3}-01`,
          endOn: `2025-0${index + 3}-03`,
        },
      }),
    );
  const { database, snapshot } = session.ledger;
  expect(readClassifications(database.reader)).toEqual([null, { course: 'public' }, { course: 'elective' }]);
  const [teacher] = snapshot.teachers();
  const totals = () =>
    listTotals(snapshot.totals(teacher?.id ?? 0)).map(({ classification, credits }) => [
      classification,
      credits,
    ]);
  expect(totals()).toEqual([
    [{ course: 'public' }, 20_000],
    [{ course: 'elective' }, 10_000],
  ]);
  const [last] = (await client.entries.list({ teacherUid: teacher?.uid ?? '' })).rows;
  await client.entries.reverse({ uid: last?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  expect(totals()).toEqual([
    [{ course: 'public' }, 10_000],
    [{ course: 'elective' }, 10_000],
  ]);
  expect((await resultOf(await client.audit.verify())).isIntact).toBe(true);
  await session.close();
});

it('what was registered under one text keeps its classification, and texts without axes show none', async () => {
  const { client, session } = await openTestLedger({ policyId: 'hainan-2017', level: 'county' });
  expect(await client.projects.axes({ on: '2025-06-30' })).toEqual({ axes: [] });
  const project = await addPassedProject(client, await addTeachers(client, 1), {
    classification: { course: 'public' },
  });
  expect((await client.projects.get({ uid: project })).classified).toEqual([]);
  await session.close();
});
