import { describe, expect, it } from 'vitest';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  isDegreeDue,
  savedTeacherProblems,
  teacherChecks,
  teacherFlags,
} from '../../../src-shared/registration/teacher-checks.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { ID, teacherFacts } from '../import/known-people.ts';
import { hainan, shippedPack } from './registration-facts.ts';

const today = assertPresent(parseCalendarDate('2025-10-23'), 'a day');
const IN_ORDER = teacherFacts({ idNumber: ID.wang, sex: 'female', birthOn: '1985-06-15' });

describe('saving a teacher', () => {
  it('is in order for a record that contradicts nothing', () => {
    expect(savedTeacherProblems({ facts: IN_ORDER, today, holder: null, lookAlike: null })).toEqual([]);
  });

  it('reports the fields first, then the number that somebody else has', () => {
    const facts = { ...IN_ORDER, name: '' };
    const holder = { name: '李强', organisation: '南塘小学' };
    const saved = { facts, today, holder, lookAlike: null };
    expect(teacherChecks.map((check) => check(saved).map(({ code }) => code))).toEqual([
      ['teacher.nameMissing'],
      ['teacher.idNumberTaken'],
      [],
    ]);
    expect(savedTeacherProblems(saved).at(-1)).toMatchObject({
      at: { field: 'idNumber' },
      values: { name: '李强', organisation: '南塘小学' },
    });
  });
});

it('asks whether another record of the name in the unit is the same person (X4)', () => {
  const lookAlike = { uid: 'T2', name: '王芳' };
  expect(savedTeacherProblems({ facts: IN_ORDER, today, holder: null, lookAlike })).toMatchObject([
    { code: 'teacher.sameNameWithoutNumber', severity: 'warning', values: { personUid: 'T2' } },
  ]);
});

describe('flags of a record', () => {
  const flags = (facts: Partial<typeof IN_ORDER>, pack = hainan) =>
    teacherFlags({ facts: { ...IN_ORDER, ...facts }, pack, today }).map(({ code }) => code);

  it('are warnings of the fields, never errors', () => {
    expect(flags({})).toEqual([]);
    expect(flags({ idNumber: null, name: '' })).toEqual(['teacher.idNumberMissing']);
  });

  it('ask for the proof of people brought in, where the text exempts them by it (H10)', () => {
    expect(flags({ broughtInOn: '2025-09-01' })).toEqual(['teacher.proofMissing']);
    expect(flags({ broughtInOn: '2025-09-01', hasProofOfPriorTraining: true })).toEqual([]);
    expect(flags({ broughtInOn: '2025-09-01' }, shippedPack('wuhan-2008'))).toEqual([]);
  });

  it('name the degree still due, or that nobody can tell, where the text asks one (V4.2)', () => {
    const school = shippedPack('vocational-school');
    expect(flags({ education: '大专' }, school)).toEqual(['teacher.degreeDue']);
    expect(flags({ education: null }, school)).toEqual(['teacher.degreeUnknown']);
    expect(flags({ education: '大学本科' }, school)).toEqual([]);
    expect(flags({ education: '大专' })).toEqual([]);
    expect(['大专', null, '硕士'].map((education) => isDegreeDue({ education }, school))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
