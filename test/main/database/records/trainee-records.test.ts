import { describe, expect, it } from 'vitest';
import {
  countsOfAllProjects,
  countsOfProject,
} from '../../../../src-main/database/records/project-counts.ts';
import {
  countProjects,
  findProject,
  projectHistoryCount,
} from '../../../../src-main/database/records/project-records.ts';
import {
  traineeFields,
  traineesInSlices,
  traineesOf,
} from '../../../../src-main/database/records/trainee-records.ts';
import { traineeInserter, traineeUpdater } from '../../../../src-main/features/projects/commands.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

const addRole = (database: ReturnType<typeof openSmallLedger>, role: 'lecturer' | 'mentor') =>
  traineeInserter(database)({ uid: `P-${role}`, projectId: 1, teacherId: 1, role, totalPeriods: null });

describe('trainees', () => {
  it('are read with the person, flags as booleans, in the order they were added', () => {
    const database = openSmallLedger();
    addRole(database, 'lecturer');
    const [first, second] = traineesOf(database, 1);
    expect(first).toEqual({
      afterReversal: null,
      paper: null,
      ...{ id: 1, uid: 'P1', version: 1, projectId: 1, teacherId: 1, teacherUid: 'T1' },
      ...{ role: 'trainee', result: 'passed', score: null, lessons: null, makeUpFor: null },
      ...{ totalPeriods: null, absentPeriods: null, excusedPeriods: null },
      ...{ proofHours: null, proofCredits: null, proofCertificateNumber: null },
      ...{ name: '王芳', idNumber: null, idType: 'id-card', organisation: '北塘县教师发展中心' },
      ...{ subject: null, stage: null, sex: null, title: null },
      ...{ isRegistered: false, isOnProbation: false, certificateNumber: null },
    });
    expect(second?.role).toBe('lecturer');
  });

  it('are the same in slices of any size', () => {
    const database = openSmallLedger();
    addRole(database, 'lecturer');
    addRole(database, 'mentor');
    const all = traineesOf(database, 1);
    for (const size of [1, 2, 5]) expect([...traineesInSlices(database, 1, size)].flat()).toEqual(all);
  });

  it('change only while they are at the version that was shown', () => {
    const database = openSmallLedger();
    const fields = traineeFields(assertPresent(traineesOf(database, 1)[0], 'on the list'));
    const update = traineeUpdater(database);
    expect(update({ id: 1, version: 1 }, { ...fields, score: 90_000 })).toBe(true);
    expect(update({ id: 1, version: 1 }, { ...fields, score: 10_000 })).toBe(false);
    expect(traineesOf(database, 1)[0]).toMatchObject({ version: 2, score: 90_000 });
  });
});

describe('a project', () => {
  it('is counted by what its trainees have reached, alone and among all', () => {
    const database = openSmallLedger();
    addRole(database, 'lecturer');
    const shared = {
      projectId: 1,
      trainees: 2,
      pending: 1,
      registered: 0,
      toRegister: 1,
      takenOut: 0,
      held: 0,
      withoutProof: 1,
    };
    expect(countsOfProject(database, 1)).toEqual({ ...shared, passed: 1, certificates: 0 });
    expect(countsOfAllProjects(database).get(1)).toEqual(shared);
    database.exec('UPDATE participation SET is_registered = 1 WHERE id = 1');
    expect(countsOfAllProjects(database).get(1)).toMatchObject({
      registered: 1,
      toRegister: 0,
      withoutProof: 0,
    });
    expect(countsOfProject(database, 2)).toBeUndefined();
  });

  it('has a history while anybody is on its list', () => {
    const database = openSmallLedger();
    expect(countProjects(database)).toBe(1);
    expect(findProject(database, 'J1')).toMatchObject({
      name: '校本研修',
      isDelegated: false,
      dayHours: null,
    });
    expect(projectHistoryCount(database, 1)).toBe(1);
    database.exec('DELETE FROM participation');
    expect(projectHistoryCount(database, 1)).toBe(0);
  });
});
