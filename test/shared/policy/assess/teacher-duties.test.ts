import { describe, expect, it } from 'vitest';
import { assess } from '../../../../src-shared/policy/assess/assess.ts';
import type { AssessEntry } from '../../../../src-shared/policy/assess/assess-input.ts';
import type { AssessedTeacher } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import { isInDutyGroup, teacherDuties } from '../../../../src-shared/policy/assess/teacher-duties.ts';
import { totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { shippedPack } from '../../registration/registration-facts.ts';

function dutiesUnder(id: string, teacher: AssessedTeacher, entries: readonly AssessEntry[] = []) {
  const pack = shippedPack(id);
  const request = { year: 2025, cycle: { from: 2021, to: 2025 }, teacher, totals: totalsOf(entries) };
  return teacherDuties(pack, request, assess(pack, request));
}

describe('duties beside the year and the cycle', () => {
  it('are the tasks of backbone teachers, carried once an entry shows it (W3.4)', () => {
    const open = dutiesUnder('wuhan-2008', { roles: ['special-grade'] });
    expect(open.tasks).toMatchObject([{ clause: 'W3.4', isCarried: false }]);
    expect(isInDutyGroup(open, 'tasks-open')).toBe(true);
    const lecture: AssessEntry = { year: 2024, form: 'lecture', level: 'county', hours: 4 };
    const carried = dutiesUnder('wuhan-2008', { roles: ['special-grade'] }, [lecture]);
    expect(carried.tasks).toMatchObject([{ isCarried: true }]);
    expect([isInDutyGroup(carried, 'tasks'), isInDutyGroup(carried, 'tasks-open')]).toEqual([true, false]);
    expect(dutiesUnder('wuhan-2008', { roles: ['class-head'] }).tasks).toEqual([]);
  });

  it('are the practice of teachers of a trade: the week of the year and one of the longer demands (V2)', () => {
    const teacher: AssessedTeacher = { roles: ['specialist'] };
    const practice = (year: number, weeks: number, months = 0): AssessEntry => ({
      ...{ year, form: 'enterprise', level: 'county', weeks, months },
    });
    const carried = (entries: readonly AssessEntry[]) =>
      dutiesUnder('vocational-school', teacher, entries).tasks.map(({ isCarried }) => isCarried);
    expect(carried([])).toEqual([false]);
    expect(carried([practice(2025, 1)])).toEqual([false]);
    expect(carried([practice(2025, 1), practice(2024, 0, 2)])).toEqual([true]);
    expect(carried([practice(2024, 0, 2)])).toEqual([false]);
    expect(carried([practice(2025, 1), practice(2022, 0, 6)])).toEqual([true]);
  });

  it('are the probation of new teachers, with its verdict (W3.2)', () => {
    const duties = dutiesUnder('wuhan-2008', { probation: true });
    expect(duties.probation?.status).toBe('failed');
    expect(isInDutyGroup(duties, 'probation')).toBe(true);
    expect(isInDutyGroup(dutiesUnder('wuhan-2008', {}), 'probation')).toBe(false);
  });
});
