import { describe, expect, it } from 'vitest';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { projectProblems } from '../../../src-shared/training/project-problems.ts';
import { aProject } from './a-project.ts';

const codes = (fields: Partial<ProjectFields>) =>
  projectProblems(aProject(fields)).map(({ code, at }) => `${code} ${at?.field}`);

describe('projectProblems', () => {
  it('finds nothing wrong with a project in order', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: 'outside', registrar: '海南师范大学', proof: '结业证书' })).toEqual([]);
  });

  it('asks for a name, an organiser and both dates', () => {
    expect(codes({ name: ' ', organiserName: '', startOn: null, endOn: null })).toEqual([
      'project.nameMissing name',
      'project.organiserMissing organiserName',
      'project.startMissing startOn',
      'project.endMissing endOn',
    ]);
  });

  it('counts a name by characters, not by code units', () => {
    expect(codes({ name: '𠮷'.repeat(120) })).toEqual([]);
    expect(codes({ name: '培'.repeat(121) })).toEqual(['project.nameTooLong name']);
  });

  it('refuses dates that cross', () => {
    expect(codes({ startOn: '2025-10-15', endOn: '2025-10-13', days: null })).toEqual([
      'project.endBeforeStart endOn',
    ]);
    expect(codes({ certificateOn: '2025-10-12' })).toEqual(['project.certificateBeforeStart certificateOn']);
    expect(codes({ certificateOn: '2025-10-13' })).toEqual([]);
  });

  it.each(['days', 'hours', 'lessons', 'minutes', 'totalPeriods'] as const)('bounds %s', (field) => {
    expect(codes({ days: null, [field]: -1 })).toEqual([`project.figureOutOfRange ${field}`]);
    expect(codes({ days: null, [field]: 0 })).toEqual([]);
    const most = field === 'minutes' ? 3_000_000 : 3_000_000_000;
    expect(codes({ days: null, [field]: most + 1 })).toContain(`project.figureOutOfRange ${field}`);
  });

  it('holds no day of no hours or of more than 24', () => {
    expect(codes({ days: null, dayHours: [8000, 0, 24_001] })).toEqual([
      'project.dayHoursOutOfRange dayHours',
      'project.dayHoursOutOfRange dayHours',
    ]);
  });

  it('holds no longer practice in an enterprise than its dates (V2)', () => {
    expect(codes({ form: 'enterprise', practiceWeeks: 500 })).toEqual([]);
    expect(codes({ form: 'enterprise', practiceWeeks: 1000 })).toEqual([
      'project.practiceLongerThanDates practiceWeeks',
    ]);
    expect(codes({ form: 'enterprise', practiceMonths: 1000, practiceWeeks: 0 })).toEqual([
      'project.practiceLongerThanDates practiceMonths',
    ]);
  });

  it('holds no more days than the dates span', () => {
    expect(codes({ days: 3000 })).toEqual([]);
    expect(codes({ days: 3500 })).toEqual(['project.moreDaysThanDates days']);
    expect(codes({ days: null, dayHours: [8000, 8000, 8000, 8000] })).toEqual([
      'project.moreDaysThanDates days',
    ]);
  });

  it('splits by year only into years it touches, and into no other total', () => {
    const dates = { startOn: '2025-12-29', endOn: '2026-01-02', days: 5000 } as const;
    const part = (year: number, days: number) => ({ year, days, hours: null });
    expect(codes({ ...dates, byYear: [part(2025, 3000), part(2026, 2000)] })).toEqual([]);
    expect(codes({ ...dates, byYear: [part(2024, 3000), part(2026, 2000)] })).toEqual([
      'project.splitOutsideDates byYear',
    ]);
    expect(codes({ ...dates, byYear: [part(2025, 3000), part(2026, 1000)] })).toEqual([
      'project.splitDoesNotAddUp byYear',
    ]);
  });

  it('asks an outside project for its registrar and its proof (A27)', () => {
    expect(codes({ kind: 'outside', registrar: ' ', proof: null })).toEqual([
      'project.registrarMissing registrar',
      'project.proofMissing proof',
    ]);
  });
});
