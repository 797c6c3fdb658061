import { describe, expect, it } from 'vitest';
import { emptyTeacher } from '../../../../src-renderer/features/teachers/form/teacher-values.ts';
import { problemSentence } from '../../../../src-renderer/text/problems.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { type TeacherFacts, teacherProblems } from '../../../../src-shared/people/teacher.ts';
import { sheetProblemCodes } from '../../../../src-shared/problems.ts';
import { parseCalendarDate } from '../../../../src-shared/training/calendar-date.ts';

const today = assertPresent(parseCalendarDate('2026-03-01'), 'a day of the calendar');

describe('sentences of teachers and sheets', () => {
  it.each(sheetProblemCodes)('has words for %s', (code) => {
    expect(problemSentence({ code, values: { text: 'x', from: 'a', to: 'b' } })).not.toContain(code);
  });

  it('has words for whatever a teacher may be refused or warned for', () => {
    const base: TeacherFacts = emptyTeacher('北塘小学');
    const trials: readonly Partial<TeacherFacts>[] = [
      { name: '' },
      { name: '王�' },
      { name: '王'.repeat(60) },
      { name: '王1' },
      { name: '王芳', organisationName: '' },
      { idNumber: 'x'.repeat(31), idType: 'passport' },
      { idNumber: '46010219850615O023' },
      { idNumber: '4601021985' },
      { idNumber: '460102198506150000' },
      { idNumber: '460102198513150023' },
      { idNumber: '460102198506150024' },
      { idNumber: '460102198506150023', sex: 'male', birthOn: '1985-06-16' },
      { hiredOn: '2030-01-01' },
      { birthOn: '1990-01-01', hiredOn: '1980-01-01', broughtInOn: '1970-01-01' },
      { leftOn: '2020-01-01' },
    ];
    const codes = new Set<string>();
    for (const trial of trials)
      for (const problem of teacherProblems({ ...base, name: '王芳', ...trial }, today)) {
        codes.add(problem.code);
        expect(problemSentence(problem), problem.code).not.toBe('');
      }
    expect(codes.size).toBeGreaterThan(12);
  });

  it('never repeats a whole identity number', () => {
    const sentence = problemSentence({
      code: 'idNumberExpanded',
      values: { from: '460102850615002', to: '460102198506150023' },
    });
    expect(sentence).toBe('15 位证件号已换算为 18 位 4601••••••••••0023');
  });
});
