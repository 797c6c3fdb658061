import { describe, expect, it } from 'vitest';
import { toMoe4068 } from '../../../../src-shared/sheet/rows/moe-4068-rows.ts';
import type { SchoolYearEntry } from '../../../../src-shared/sheet/rows/school-year.ts';
import type { SheetPerson } from '../../../../src-shared/sheet/rows/sheet-facts.ts';
import { aPerson, codesOf, day, made, NORTH, PEOPLE, SOUTH, someFacts, textsOf } from './sheet-of-facts.ts';

function entry(teacherId: number, change: Partial<SchoolYearEntry> = {}): SchoolYearEntry {
  return {
    ...{ teacherId, projectId: 1, role: 'trainee', level: 'county', hours: 24_000, isAbroad: false },
    ...{
      startOn: day('2024-10-14'),
      endOn: day('2024-10-16'),
      days: 3000,
      dayHours: null,
      clockMinutes: null,
    },
    ...change,
  };
}

const SCHOOL = { name: NORTH, regionCode: '460107', schoolCode: null, creditCode: null, locationKind: null };

function form(
  entries: readonly SchoolYearEntry[],
  people: readonly SheetPerson[] = PEOPLE,
  organisationName: string | null = null,
) {
  const facts = someFacts({ kind: 'moe4068', year: 2024, organisationName }, people);
  return made(toMoe4068(facts, 2024, { entries, schools: [SCHOOL], problems: [] }));
}

/** The lines of the form that count somebody, as `code people`. */
const counted = (...given: Parameters<typeof form>) =>
  textsOf(form(...given).whole, 'code', 'people').filter((line) => !line.endsWith(' 0'));

describe('教基4068 (JJ4068)', () => {
  it('counts a person once by hours and once at each level, who taught not at all', () => {
    const entries = [
      entry(1),
      entry(1, { projectId: 2, level: 'national', hours: 40_000, days: 5000 }),
      entry(2, { role: 'lecturer' }),
      entry(3, { role: 'mentee', isAbroad: true }),
    ];
    expect(counted(entries)).toEqual(['01 2', '02 1', '03 1', '06 1', '09 1', '11 1']);
    expect(form(entries).schools.map(({ name }) => name)).toEqual([NORTH, SOUTH]);
  });

  it('takes entries of one training together before it counts their hours', () => {
    // Apart they would be 36 hours twice, each cut to three days of eight.
    const halves = [entry(1, { hours: 20_500, days: 9000 }), entry(1, { hours: 16_500, days: 9000 })];
    expect(counted(halves)).toContain('03 1');
  });

  it('counts day by day where days are known, by the clock in 45 minutes, else at most 8 a day', () => {
    const row = (change: Partial<SchoolYearEntry>) =>
      counted([entry(1, change)]).find((line) => /^0[2-5]/.test(line)) ?? 'none';
    expect(row({ hours: 40_000, dayHours: [20_000, 20_000] })).toBe('02 1');
    expect(row({ hours: 40_000, dayHours: [], days: 5000 })).toBe('03 1');
    expect(row({ hours: 700, days: null, clockMinutes: 44 })).toBe('none');
    expect(row({ hours: 800, days: null, clockMinutes: 45 })).toBe('02 1');
    expect(row({ hours: 40_000, days: null })).toBe('02 1');
    expect(row({ hours: 40_000, days: null, startOn: null })).toBe('03 1');
  });

  it('counts 专任教师 who were there at some time of the school year', () => {
    const people = [
      aPerson(1, { isFullTime: false }),
      aPerson(2, { hiredOn: '2025-09-01' }),
      aPerson(3, { status: 'left', leftOn: '2024-08-31' }),
      aPerson(4, { status: 'left', leftOn: '2024-09-01' }),
    ];
    expect(
      counted(
        people.map(({ id }) => entry(id)),
        people,
      ),
    ).toContain('01 1');
  });

  it('names who left on a day nobody noted, codes that are missing, and that nobody was trained', () => {
    const gone = [aPerson(1, { status: 'left' })];
    expect(codesOf(form([entry(1)], gone))).toEqual(['sheet.leftWithoutDate', 'sheet.nobodyTrained']);
    expect(codesOf(form([entry(1)]))).toEqual(['sheet.schoolCodesOpen']);
    expect(codesOf(form([entry(1)], PEOPLE, NORTH))).toEqual([
      'sheet.schoolCodeMissing',
      'sheet.creditCodeMissing',
    ]);
  });

  it('leaves another school to write its own people by hand', () => {
    const { around } = form([entry(1)]);
    const answers = { leader: '赵主任', reportedOn: '2025-11-10' };
    expect(around(null, answers).signatures?.[0]).toBe('单位负责人：赵主任');
    expect(around(NORTH, answers).signatures).toEqual(
      expect.arrayContaining(['单位负责人：', '报出日期：2025-11-10']),
    );
  });
});
