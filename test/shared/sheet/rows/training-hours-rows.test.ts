import { expect, it } from 'vitest';
import type { SheetQuestion } from '../../../../src-shared/sheet/rows/sheet-question.ts';
import { toTrainingHours } from '../../../../src-shared/sheet/rows/training-hours-rows.ts';
import { made, someFacts, textsOf } from './sheet-of-facts.ts';

const registered = [
  { teacherId: 3, level: 'county', hours: 8000 },
  { teacherId: 1, level: 'county', hours: 2500 },
  { teacherId: 1, level: 'national', hours: 16_000 },
] as const;

const hoursSheet = (question: Partial<SheetQuestion> = {}) =>
  made(
    toTrainingHours(someFacts({ kind: 'trainingHours', year: 2025, ...question }), 2025, {
      registered,
      problems: [],
    }),
  );

it('sums the hours of each teacher and lists nobody without any', () => {
  const sheet = hoursSheet();
  expect(textsOf(sheet.whole, 'name', 'hours')).toEqual(['王甲 18.5', '王丙 8']);
  expect([sheet.title, sheet.subject]).toEqual(['2025年度教师培训统计表', '县教师发展中心-2025年度']);
});

it('counts only the level asked for, and says so above the rows', () => {
  const sheet = hoursSheet({ level: 'national' });
  expect(textsOf(sheet.whole, 'name', 'hours')).toEqual(['王甲 16']);
  expect(sheet.around(null, {}).subtitles).toEqual([
    { left: '填报单位：县教师发展中心', right: '国家级　单位：学时' },
  ]);
});

it('names the school year it is of', () => {
  expect(hoursSheet({ isSchoolYear: true }).title).toBe('2025—2026学年教师培训统计表');
});
