import { describe, expect, it } from 'vitest';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { makeCheckDigit } from '../../src-shared/people/identity-number.ts';
import { teacherProblems } from '../../src-shared/people/teacher.ts';
import type { TeacherFields } from '../../src-shared/rpc/contract/teachers.ts';
import { parseCalendarDate } from '../../src-shared/training/calendar-date.ts';
import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { NOBODY } from '../helpers/test-session.ts';
import { sampleIdNumber } from '../main/workbooks/fill/sample-people.ts';

const today = assertPresent(parseCalendarDate('2025-11-10'), 'a day of the calendar');
const idNumber = sampleIdNumber(1, 'female');
const SOUND: TeacherFields = { ...NOBODY, name: '王芳', idNumber };

const given = (facts: Partial<TeacherFields>) => () => teacherProblems({ ...SOUND, ...facts }, today);

/** An identity number whose last digits are others; its check digit is right where it is asked. */
const otherEnd = (end: string) => `${idNumber.slice(0, 18 - end.length)}${end}`;
const wrongCheck = idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1'));

testCases(codesOf('teacher'), {
  'teacher.nameMissing': refused(
    ({ client }) =>
      () =>
        client.teachers.save({ fields: NOBODY }),
  ),
  'teacher.name-length': given({ name: '芳'.repeat(51) }),
  'teacher.name-characters': given({ name: '王?' }),
  'teacher.nameUnusual': given({ name: '王芳2' }),
  'teacher.organisationMissing': given({ organisationName: '' }),
  'teacher.idNumberMissing': given({ idNumber: null }),
  'teacher.idNumberTooLong': given({ idType: 'passport', idNumber: 'P'.repeat(31) }),
  'teacher.idNumber-characters': given({ idNumber: otherEnd('O') }),
  'teacher.idNumber-length': given({ idNumber: idNumber.slice(0, 17) }),
  'teacher.idNumber-excel-precision': given({ idNumber: otherEnd('000') }),
  'teacher.idNumber-birth-date': given({ idNumber: idNumber.replace(/^(.{10}).{4}/, '$11340') }),
  'teacher.idNumber-check-digit': refused(
    ({ client }) =>
      () =>
        client.teachers.save({ fields: { ...SOUND, idNumber: wrongCheck } }),
  ),
  'teacher.idNumberRegionUnknown': given({
    idNumber: `17${idNumber.slice(2, 17)}${makeCheckDigit(`17${idNumber.slice(2, 17)}`)}`,
  }),
  'teacher.sexContradictsIdNumber': given({ sex: 'male' }),
  'teacher.birthContradictsIdNumber': given({ birthOn: '1970-01-01' }),
  'teacher.emailUnusual': given({ email: 'fang' }),
  'teacher.dateInTheFuture': given({ hiredOn: '2030-01-01' }),
  'teacher.hiredBeforeBirth': given({ birthOn: '1990-01-01', hiredOn: '1980-01-01' }),
  'teacher.broughtInBeforeHired': given({ hiredOn: '2010-08-20', broughtInOn: '2009-08-20' }),
  'teacher.proofYearsCross': given({ priorProofFrom: 2024, priorProofTo: 2020 }),
  'teacher.leftButActive': given({ leftOn: '2025-01-01' }),
  'teacher.sameNameWithoutNumber': answered(async ({ client }) => {
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    return (await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } })).warnings;
  }),
  'teacher.idNumberTaken': refused(async ({ client }) => {
    await client.teachers.save({ fields: SOUND });
    return () => client.teachers.save({ fields: { ...SOUND, name: '李强' } });
  }),
  'teacher.degreeDue': answered(
    async ({ client }) => {
      const { uid } = await client.teachers.save({ fields: { ...SOUND, education: '大专' } });
      return (await client.teachers.get({ uid })).flags;
    },
    { policyId: 'vocational-school' },
  ),
  'teacher.degreeUnknown': answered(
    async ({ client }) => {
      const { uid } = await client.teachers.save({ fields: { ...SOUND, education: '在读' } });
      return (await client.teachers.get({ uid })).flags;
    },
    { policyId: 'vocational-school' },
  ),
  'teacher.proofLevel': answered(async ({ client }) => {
    const proof = { hasProofOfPriorTraining: true, priorProofLevel: 'school' } as const;
    const { uid } = await client.teachers.save({ fields: { ...SOUND, broughtInOn: '2025-08-20', ...proof } });
    return (await client.teachers.get({ uid })).flags;
  }),
  'teacher.proofYears': answered(async ({ client }) => {
    const proof = { hasProofOfPriorTraining: true, priorProofFrom: 2022, priorProofTo: 2024 } as const;
    const { uid } = await client.teachers.save({ fields: { ...SOUND, broughtInOn: '2025-08-20', ...proof } });
    return (await client.teachers.get({ uid })).flags;
  }),
  'teacher.proofMissing': answered(async ({ client }) => {
    const { uid } = await client.teachers.save({ fields: { ...SOUND, broughtInOn: '2025-08-20' } });
    return (await client.teachers.get({ uid })).flags;
  }),
});

describe('a teacher', () => {
  it('gives none when the record is in order', () => {
    expect(teacherProblems(SOUND, today)).toEqual([]);
  });

  it('gives all at once, in the declared order', () => {
    const codes = given({
      name: '',
      organisationName: '',
      idNumber: null,
      email: 'fang',
      birthOn: '2030-01-01',
      hiredOn: '2010-08-20',
      broughtInOn: '2009-08-20',
      leftOn: '2025-01-01',
    })().map(({ code }) => code);
    expect(codes).toEqual(codesOf('teacher').filter((code) => codes.includes(code)));
    expect(codes).toHaveLength(8);
  });
});
