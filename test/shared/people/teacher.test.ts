import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { makeCheckDigit } from '../../../src-shared/people/identity-number.ts';
import { normaliseTeacher, type TeacherFacts, teacherProblems } from '../../../src-shared/people/teacher.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { ID, teacherFacts } from '../import/known-people.ts';

const today = assertPresent(parseCalendarDate('2025-10-23'), 'a day');
const inOrder = teacherFacts({ idNumber: ID.wang });
const problemsOf = (facts: Partial<TeacherFacts>) =>
  teacherProblems({ ...inOrder, ...facts }, today).map(({ code, severity, at }) => [code, severity, at]);

describe('the normal form of a teacher', () => {
  test('has trimmed texts, and none where only blanks were typed', () => {
    const typed = {
      ethnicity: ' 汉族 ',
      subject: '  ',
      title: '',
      phone: ' 13800000000',
      organisationName: ' 北塘小学 ',
    };
    expect(normaliseTeacher(teacherFacts(typed))).toMatchObject({
      ethnicity: '汉族',
      subject: null,
      title: null,
      phone: '13800000000',
      organisationName: '北塘小学',
    });
  });

  test('takes sex and birth from the identity number where nothing was typed', () => {
    expect(normaliseTeacher(teacherFacts({ idNumber: ` ${ID.wang} ` }))).toMatchObject({
      idNumber: ID.wang,
      sex: 'female',
      birthOn: '1985-06-15',
    });
  });

  test('keeps a sex and a birth that contradict the number', () => {
    const typed = { idNumber: ID.wang, sex: 'male', birthOn: '1985-06-16' } as const;
    expect(normaliseTeacher(teacherFacts(typed))).toMatchObject({ sex: 'male', birthOn: '1985-06-16' });
  });

  test('reads nothing out of the number of another document', () => {
    expect(normaliseTeacher(teacherFacts({ idType: 'passport', idNumber: ID.wang }))).toMatchObject({
      idNumber: ID.wang,
      sex: null,
      birthOn: null,
    });
  });

  test('lists roles in one order, and leaves the given list as it was', () => {
    const roles = ['principal', 'class-head'];
    expect(normaliseTeacher(teacherFacts({ roles })).roles).toEqual(['class-head', 'principal']);
    expect(roles).toEqual(['principal', 'class-head']);
  });

  test('is its own normal form', () => {
    const once = normaliseTeacher(teacherFacts({ name: '王　芳', idNumber: ID.wang, remark: ' 备注 ' }));
    expect(normaliseTeacher(once)).toEqual(once);
  });
});

describe('what is wrong with a teacher', () => {
  test('is nothing for a record in order', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.for([
    ['no name', { name: '' }, 'teacher.nameMissing', 'error', 'name'],
    ['lost characters', { name: '王?' }, 'teacher.name-characters', 'error', 'name'],
    ['digits in a name', { name: '王芳2' }, 'teacher.nameUnusual', 'warning', 'name'],
    ['no organisation', { organisationName: '' }, 'teacher.organisationMissing', 'error', 'organisationName'],
    ['no number', { idNumber: null }, 'teacher.idNumberMissing', 'warning', 'idNumber'],
    ['a short number', { idNumber: '46010619850615' }, 'teacher.idNumber-length', 'error', 'idNumber'],
    [
      'a wrong check digit',
      { idNumber: `${ID.wang.slice(0, 17)}0` },
      'teacher.idNumber-check-digit',
      'error',
      'idNumber',
    ],
    ['another sex', { sex: 'male' }, 'teacher.sexContradictsIdNumber', 'warning', 'sex'],
    ['another birth', { birthOn: '1985-06-16' }, 'teacher.birthContradictsIdNumber', 'warning', 'birthOn'],
    ['two addresses', { email: 'a@b.cn c@d.cn' }, 'teacher.emailUnusual', 'warning', 'email'],
    ['no dot in the address', { email: 'a@b' }, 'teacher.emailUnusual', 'warning', 'email'],
    ['hired tomorrow', { hiredOn: '2025-10-24' }, 'teacher.dateInTheFuture', 'error', 'hiredOn'],
    ['brought in tomorrow', { broughtInOn: '2025-10-24' }, 'teacher.dateInTheFuture', 'error', 'broughtInOn'],
    [
      'hired before birth',
      { birthOn: '1985-06-15', hiredOn: '1985-06-14' },
      'teacher.hiredBeforeBirth',
      'error',
      'hiredOn',
    ],
    [
      'brought in before being hired',
      { hiredOn: '2010-09-01', broughtInOn: '2010-08-31' },
      'teacher.broughtInBeforeHired',
      'warning',
      'broughtInOn',
    ],
    [
      'gone and in service',
      { status: 'active', leftOn: '2024-01-01' },
      'teacher.leftButActive',
      'error',
      'leftOn',
    ],
  ] as const)('%s', ([, facts, code, severity, field]) => {
    expect(problemsOf(facts)).toEqual([[code, severity, { field }]]);
  });

  test.for([
    ['hired today', { hiredOn: '2025-10-23' }],
    ['hired and brought in on one day', { hiredOn: '2010-09-01', broughtInOn: '2010-09-01' }],
    ['gone and no longer in service', { status: 'left', leftOn: '2024-01-01' }],
    ['an address', { email: 'wang.fang@xx.edu.cn' }],
    ['no address', { email: null }],
  ] as const)('is nothing: %s', ([, facts]) => {
    expect(problemsOf(facts)).toEqual([]);
  });

  test('a number of an unknown region is a warning, because regions are renamed', () => {
    const first17 = '00010619850615002';
    expect(problemsOf({ idNumber: first17 + makeCheckDigit(first17) })).toEqual([
      ['teacher.idNumberRegionUnknown', 'warning', { field: 'idNumber' }],
    ]);
  });

  test('the number of another document may have 30 characters and needs no check digit', () => {
    expect(problemsOf({ idType: 'passport', idNumber: 'E'.repeat(30) })).toEqual([]);
    expect(problemsOf({ idType: 'passport', idNumber: 'E'.repeat(31) })).toEqual([
      ['teacher.idNumberTooLong', 'error', { field: 'idNumber' }],
    ]);
  });

  test('comes in the order of the form', () => {
    const facts = { name: '', organisationName: '', idNumber: null, email: 'a', hiredOn: '2025-10-24' };
    expect(problemsOf(facts).map(([code]) => code)).toEqual([
      'teacher.nameMissing',
      'teacher.organisationMissing',
      'teacher.idNumberMissing',
      'teacher.emailUnusual',
      'teacher.dateInTheFuture',
    ]);
  });
});
