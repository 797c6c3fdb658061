import { describe, expect, it } from 'vitest';
import { exampleNumber, schemeProblems } from '../../../../src-renderer/features/certificates/scheme.ts';
import {
  daysBetweenDates,
  emptyProject,
  figuresOf,
  organiserLevelAfter,
  organiserOfKind,
  parseDayHours,
  withoutUnusedFigures,
  yearsTouched,
} from '../../../../src-renderer/features/projects/project-fields.ts';
import { forms } from '../../../../src-shared/training/training-words.ts';

describe('fields of a project', () => {
  it('asks every form of training for at least one figure', () => {
    for (const form of forms) expect(figuresOf(form).length, form).toBeGreaterThan(0);
    expect(figuresOf('shadowing')).toContain('sendingLevel');
    expect(figuresOf('degree')).toContain('degreeLevel');
    expect(figuresOf('exam')).toEqual(['minutes']);
  });

  it('sends no figure that the chosen form does not show', () => {
    const typed = {
      ...emptyProject({ name: '甲', level: 'county' }),
      form: 'exam',
      days: 3000,
      dayHours: [8000],
      minutes: 90,
      byYear: [],
    } as const;
    expect(withoutUnusedFigures({ ...typed, dayHours: [...typed.dayHours], byYear: [] })).toMatchObject({
      days: null,
      dayHours: null,
      minutes: 90,
      byYear: null,
    });
  });

  it('starts a school with school-based training and a center with centralized', () => {
    expect(emptyProject({ name: '甲校', level: 'school' }).form).toBe('school-based');
    expect(emptyProject({ name: '乙中心', level: 'county' }).form).toBe('centralized');
  });

  it('does not take this organisation for the organiser of somebody else’s training', () => {
    expect(organiserOfKind('乙中心', 'outside', '乙中心')).toBe('');
    expect(organiserOfKind('海南师范大学', 'outside', '乙中心')).toBe('海南师范大学');
    expect(organiserOfKind('', 'own', '乙中心')).toBe('乙中心');
    expect(organiserOfKind('海南师范大学', 'own', '乙中心')).toBe('海南师范大学');
  });

  it('lets the organiser’s level of an outside training follow its level until it was chosen', () => {
    const fields = { kind: 'outside', level: 'county', organiserLevel: 'county' } as const;
    expect(organiserLevelAfter(fields, 'national')).toBe('national');
    expect(organiserLevelAfter({ ...fields, organiserLevel: 'city' }, 'national')).toBe('city');
    expect(organiserLevelAfter({ ...fields, kind: 'own' }, 'national')).toBe('county');
  });

  it('reads hours per day in any usual writing and refuses what is no day', () => {
    expect(parseDayHours('8 8，3.5')).toEqual([8000, 8000, 3500]);
    expect(parseDayHours('８、４')).toEqual([8000, 4000]);
    expect(parseDayHours('  ')).toBeNull();
    expect(parseDayHours('25')).toBeUndefined();
    expect(parseDayHours('8 半天')).toBeUndefined();
  });

  it('counts days with both ends and the years between them', () => {
    expect(daysBetweenDates('2026-10-13', '2026-10-15')).toBe(3000);
    expect(daysBetweenDates('2026-10-15', '2026-10-13')).toBeNull();
    expect(yearsTouched('2025-12-20', '2026-01-05')).toEqual([2025, 2026]);
    expect(yearsTouched(null, '2026-01-05')).toEqual([]);
  });
});

describe('numbers of certificates', () => {
  const scheme = {
    separator: '-',
    widths: { project: 4, organiser: 2, year: 2, session: 0, trainee: 4 },
    organiserNumber: 7,
  };

  it('shows how a number will look, parts in the order of the scheme', () => {
    const order = ['project', 'organiser', 'year', 'session', 'trainee'] as const;
    expect(exampleNumber(order, scheme, 2026)).toBe('0001-07-26-0001');
    expect(exampleNumber(order, { ...scheme, organiserNumber: 123 }, 2026)).toBe('0001-＃＃-26-0001');
  });

  it('finds everything that keeps a scheme from being used', () => {
    expect(schemeProblems(scheme)).toEqual([]);
    expect(
      schemeProblems({
        separator: '0',
        widths: { ...scheme.widths, trainee: 0 },
        organiserNumber: 123,
      }),
    ).toEqual(['separatorDigits', 'traineeNeeded', 'tooWide']);
  });
});
