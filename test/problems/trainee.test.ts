import { describe, expect, it } from 'vitest';
import { traineeProblems } from '../../src-shared/training/trainee.ts';
import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { firstTrainee, OUTSIDE, projectUpTo, setFields } from '../helpers/project-steps.ts';
import { NOBODY } from '../helpers/test-session.ts';

testCases(codesOf('trainee'), {
  'trainee.totalPeriodsMissing': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', { totalPeriods: null });
    return () => setFields(client, uid, { absentPeriods: 2 });
  }),
  'trainee.absentMoreThanTotal': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => setFields(client, uid, { absentPeriods: 25 });
  }),
  'trainee.excusedMoreThanAbsent': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => setFields(client, uid, { absentPeriods: 2, excusedPeriods: 3 });
  }),
  'trainee.scoreOutOfRange': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => setFields(client, uid, { score: 100_001 });
  }),
  'trainee.proofOutOfRange': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    return () => setFields(client, uid, { proofHours: -1 });
  }),
  'trainee.registeredIsLocked': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered');
    return () => setFields(client, uid, { result: 'failed' });
  }),
  'trainee.hasHistory': refused(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'registered');
    const { uid } = await firstTrainee(client, projectUid);
    return () => client.projects.removeTrainees({ projectUid, uids: [uid] });
  }),
  // The year was reached already: there is nothing to make up (A30).
  'trainee.makeUpNotNeeded': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'planned');
    const { uid: teacherUid } = await client.teachers.save({
      fields: { ...NOBODY, name: '周新', hiredOn: '2024-08-20' },
    });
    await client.projects.addTrainees({ projectUid: uid, teacherUids: [teacherUid], role: 'trainee' });
    const trainee = await firstTrainee(client, uid);
    const change = { uid: trainee.uid, version: trainee.version, fields: { makeUpFor: 2024 } };
    return (await client.projects.saveTrainees({ projectUid: uid, changes: [change] })).warnings;
  }),
  'trainee.excellentOverLimit': refused(
    async ({ client }) => {
      const uid = await projectUpTo(client, 'passed');
      return () => setFields(client, uid, { result: 'excellent' });
    },
    { level: 'county', policyId: 'linwei-2022' },
  ),
  'trainee.roleTaken': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    const { teacher } = await firstTrainee(client, uid);
    await client.projects.addTrainees({ projectUid: uid, teacherUids: [teacher.uid], role: 'lecturer' });
    return () => setFields(client, uid, { role: 'lecturer' });
  }),
});

describe('a trainee', () => {
  it('gives all at once, in the declared order', () => {
    const codes = traineeProblems({
      totalPeriods: 24,
      absentPeriods: 25,
      excusedPeriods: 26,
      score: -1,
      proofHours: -1,
      proofCredits: null,
    }).map(({ code }) => code);
    expect(codes).toEqual(codesOf('trainee').filter((code) => codes.includes(code)));
    expect(codes).toHaveLength(4);
  });
});
