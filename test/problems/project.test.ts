import { describe, expect, it } from 'vitest';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import { projectProblems } from '../../src-shared/training/project-problems.ts';
import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import {
  forgetSignedForm,
  OUTSIDE,
  projectUpTo,
  recordApproval,
  setFields,
  UNDECIDED,
} from '../helpers/project-steps.ts';
import { addTeachers, NO_PROJECT } from '../helpers/test-session.ts';

const given = (fields: Partial<ProjectFields>) => () => projectProblems({ ...NO_PROJECT, ...fields });

testCases(codesOf('project'), {
  'project.nameMissing': refused(
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, name: ' ' } }),
  ),
  'project.nameTooLong': given({ name: '培'.repeat(121) }),
  'project.organiserMissing': given({ organiserName: '' }),
  'project.startMissing': given({ startOn: null }),
  'project.endMissing': given({ endOn: null }),
  'project.endBeforeStart': given({ endOn: '2025-10-12' }),
  'project.certificateBeforeStart': given({ certificateOn: '2025-10-12' }),
  'project.figureOutOfRange': given({ hours: -1 }),
  'project.dayHoursOutOfRange': given({ dayHours: [8000, 25_000] }),
  'project.moreDaysThanDates': given({ days: 4000 }),
  'project.splitOutsideDates': given({ byYear: [{ year: 2024, days: 3000, hours: null }] }),
  'project.splitDoesNotAddUp': given({ byYear: [{ year: 2025, days: 2000, hours: null }] }),
  'project.practiceLongerThanDates': given({ practiceMonths: 2000 }),
  'project.registrarMissing': refused(
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, kind: 'outside', proof: '证书' } }),
  ),
  'project.proofMissing': given({ ...OUTSIDE, proof: null }),
  'project.registeredIsLocked': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered');
    const { version, fields } = await client.projects.get({ uid });
    return () => client.projects.save({ uid, version, fields: { ...fields, days: 2000 } });
  }),
  'project.hasHistory': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return () => client.projects.remove({ uid });
  }),
  'project.unknownMaterial': refused(async ({ client }) => {
    const projectUid = await projectUpTo(client, 'planned');
    return () =>
      client.projects.setMaterial({ projectUid, kind: 'nothing', isPresent: true, fileName: null });
  }),
  'project.notOursToRegister': refused(
    async ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, level: 'national' } }),
  ),
  'project.policyWarning': refused(
    ({ client }) =>
      () =>
        client.projects.save({ fields: { ...NO_PROJECT, level: 'national' } }),
  ),
  'project.creditsUndecided': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', UNDECIDED);
    return (await client.projects.get({ uid })).missing;
  }),
  'project.noTrainees': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'planned');
    return (await client.projects.get({ uid })).missing;
  }),
  'project.resultsPending': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'planned');
    await client.projects.addTrainees({
      projectUid: uid,
      teacherUids: [...(await addTeachers(client, 1))],
      role: 'trainee',
    });
    return (await client.projects.get({ uid })).missing;
  }),
  'project.proofFiguresMissing': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    return (await client.projects.get({ uid })).missing;
  }),
  'project.approvalMissing': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    return (await client.projects.get({ uid })).missing;
  }),
  'project.approvalRejected': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    await recordApproval(client, uid, '2025-10-20', 'rejected');
    return (await client.projects.get({ uid })).missing;
  }),
  'project.approvalOutdated': answered(async (test) => {
    const { client } = test;
    const uid = await projectUpTo(client, 'approved');
    await forgetSignedForm(test);
    await setFields(client, uid, { result: 'excellent' });
    return (await client.projects.get({ uid })).missing;
  }),
  'project.changedAfterApproval': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    await setFields(client, uid, { result: 'failed' });
    return (await client.projects.get({ uid })).missing;
  }),
  'project.materialsMissing': answered(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered');
    return (await client.projects.get({ uid })).missing;
  }),
});

describe('a project', () => {
  it('gives none when its fields are in order', () => {
    expect(given({})()).toEqual([]);
  });

  it('gives all at once, in the declared order', () => {
    const codes = given({
      ...OUTSIDE,
      name: '',
      organiserName: '',
      endOn: '2025-10-14',
      certificateOn: '2025-10-12',
      days: 5000,
      hours: -1,
      dayHours: [8000, 25_000, 8000],
      byYear: [{ year: 2024, days: 2000, hours: null }],
      registrar: null,
      proof: null,
    })().map(({ code }) => code);
    expect(codes).toEqual(codesOf('project').filter((code) => codes.includes(code)));
    expect(codes).toHaveLength(10);
  });
});
