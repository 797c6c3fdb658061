import { describe, expect, it } from 'vitest';
import { insertLedger } from '../../../../src-main/database/records/ledger-records.ts';
import {
  findTeacher,
  findTeacherByNumber,
  knownTeachers,
  listTeachers,
  teachersAfter,
  teachersByUid,
  toFacts,
} from '../../../../src-main/database/records/teacher-records.ts';
import { TeacherWriter } from '../../../../src-main/database/records/teacher-writer.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import type { TeacherFacts } from '../../../../src-shared/people/teacher.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

const lin: TeacherFacts = {
  ...{
    name: '林曾',
    idType: 'id-card',
    idNumber: '46010019800101001X',
    sex: 'female',
    birthOn: '1980-01-01',
  },
  ...{
    ethnicity: '黎族',
    education: '本科',
    organisationName: '北塘县第二小学',
    stage: '小学',
    subject: '语文',
  },
  ...{ title: '一级', post: null, phone: '0898', email: null, isFullTime: false, hiredOn: '2024-08-20' },
  ...{
    broughtInOn: null,
    hasProofOfPriorTraining: true,
    priorProofIssuer: null,
    priorProofLevel: null,
    priorProofFrom: null,
    priorProofTo: null,
    isOnProbation: true,
  },
  ...{ roles: ['class-head', 'famous'], status: 'active', leftOn: null, remark: null },
};

/** The small ledger, whose one teacher is T1, with 林曾 as N2 of a school that was not known (N1). */
function openWithLin() {
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
  return { database, writer, uid: writer.insert(lin) };
}

describe('a teacher', () => {
  it('is read as it was written: flags as booleans, roles as a list', () => {
    const { database, uid } = openWithLin();
    const record = assertPresent(findTeacher(database, uid), 'just written');
    expect(toFacts(record)).toEqual(lin);
    expect(record).toMatchObject({ uid, version: 1, organisation: '北塘县第二小学' });
    expect(record.searchText).toContain('lin');
    expect(Object.keys(record).filter((field) => field.includes('_'))).toEqual([]);
  });

  it('is the same record by uid, among many, by number, in the list and behind another', () => {
    const { database, uid } = openWithLin();
    const record = assertPresent(findTeacher(database, uid), 'just written');
    expect(teachersByUid(database, [uid, 'nobody'])).toEqual(new Map([[uid, record]]));
    expect(findTeacherByNumber(database, 'id-card', '46010019800101001X')).toEqual(record);
    expect(findTeacherByNumber(database, 'passport', '46010019800101001X')).toBeUndefined();
    expect(listTeachers(database).map((each) => each.uid)).toEqual(['T1', uid]);
    expect(teachersAfter(database, 1, 5)).toEqual([record]);
    const { id, version } = record;
    expect(knownTeachers(database)[1]).toEqual({ id, uid, version, facts: lin });
  });

  it('who was merged into another record is read by nothing', () => {
    const { database, uid } = openWithLin();
    database.prepare('UPDATE teacher SET merged_into = 1 WHERE uid = ?').run(uid);
    expect(findTeacher(database, uid)).toBeUndefined();
    expect(findTeacherByNumber(database, 'id-card', '46010019800101001X')).toBeUndefined();
    expect(teachersByUid(database, [uid]).size).toBe(0);
    expect(listTeachers(database)).toHaveLength(1);
  });

  it('whose roles are no list holds none', () => {
    const { database, uid } = openWithLin();
    database.prepare(`UPDATE teacher SET roles = '{"a":1}' WHERE uid = ?`).run(uid);
    expect(findTeacher(database, uid)?.roles).toEqual([]);
  });
});
