import { expect, it } from 'vitest';
import { insertLedger } from '../../../../src-main/database/records/ledger-records.ts';
import { findTeacher, listTeachers, toFacts } from '../../../../src-main/database/records/teacher-records.ts';
import { searchTextOf, TeacherWriter } from '../../../../src-main/database/records/teacher-writer.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

function openWriter() {
  const database = openSmallLedger();
  insertLedger(database, {
    ...{
      uid: 'L1',
      organisationId: 1,
      policyId: 'hainan-2017',
      cycleFrom: 2021,
      isDemo: false,
      createdAt: '',
    },
  });
  let made = 0;
  const writer = new TeacherWriter(database, () => `N${++made}`);
  const facts = toFacts(assertPresent(findTeacher(database, 'T1'), 'of the small ledger'));
  return { database, writer, facts };
}

it('changes a teacher only while the record is at the version that was read', () => {
  const { database, writer, facts } = openWriter();
  expect(writer.update('T1', 1, { ...facts, phone: '1', isOnProbation: true })).toBe(true);
  expect(writer.update('T1', 1, { ...facts, phone: '2' })).toBe(false);
  expect(findTeacher(database, 'T1')).toMatchObject({ version: 2, phone: '1', isOnProbation: true });
  expect(writer.update('nobody', 1, facts)).toBe(false);
});

it('makes a school once, in the region of whose books these are', () => {
  const { database, writer, facts } = openWriter();
  for (const name of ['林芳', '符强'])
    writer.insert({ ...facts, name, idNumber: null, organisationName: '第二小学' });
  const schools = listTeachers(database)
    .slice(1)
    .map((teacher) => teacher.organisationId);
  expect(new Set(schools).size).toBe(1);
  expect(
    database
      .prepare(
        "SELECT level, region_code = (SELECT region_code FROM organisation WHERE id = 1) AS isHere FROM organisation WHERE name = '第二小学'",
      )
      .all(),
  ).toEqual([{ level: 'school', isHere: 1 }]);
});

it('finds people by what they are called now', () => {
  const { database, writer, facts } = openWriter();
  writer.update('T1', 1, { ...facts, name: '曾爱玲' });
  expect(findTeacher(database, 'T1')?.searchText).toBe(searchTextOf({ ...facts, name: '曾爱玲' }));
  // 曾 is read zeng as a surname and ceng elsewhere.
  expect(searchTextOf({ name: '曾爱玲', idNumber: null })).toContain('zeng');
});
