import { describe, expect, it } from 'vitest';
import { addToTotals, emptyTotals } from '../../../../src-shared/ledger/totals.ts';
import {
  hasEntriesIn,
  type SheetEntry,
  toRegistrationSheet,
} from '../../../../src-shared/sheet/rows/registration-rows.ts';
import {
  aPerson,
  codesOf,
  day,
  made,
  NORTH,
  SOUTH,
  someFacts,
  someProject,
  textsOf,
} from './sheet-of-facts.ts';

function entry(teacherId: number, change: Partial<SheetEntry> = {}): SheetEntry {
  return {
    ...{ teacherId, projectName: '县级培训', startOn: day('2025-10-13'), endOn: day('2025-10-15') },
    ...{
      level: 'county',
      form: 'centralized',
      origin: 'own',
      hours: 24_000,
      credits: 3000,
      year: 2025,
      makeUpFor: null,
      deduction: null,
    },
    ...change,
  };
}

describe('学分登记表', () => {
  it('lists entries school by school, those of one person as they were made', () => {
    const sheet = made(
      toRegistrationSheet(someFacts({ kind: 'registration', year: 2025 }), null, [
        entry(3),
        entry(2, { projectName: '一' }),
        entry(1),
        entry(2, { projectName: '二' }),
      ]),
    );
    expect(textsOf(sheet.whole, 'name', 'projectName')).toEqual([
      '王甲 县级培训',
      '王乙 一',
      '王乙 二',
      '王丙 县级培训',
    ]);
    expect(sheet.schools.map(({ name }) => name)).toEqual([NORTH, SOUTH]);
    expect([sheet.title, sheet.subject]).toEqual(['2025年度学分登记表', '县教师发展中心-2025']);
  });

  it('leaves out other schools, years and levels than are asked for', () => {
    const entries = [entry(1), entry(1, { year: 2024 }), entry(1, { level: 'provincial' }), entry(3)];
    const question = { kind: 'registration', year: 2025, level: 'county', organisationName: NORTH } as const;
    const sheet = made(toRegistrationSheet(someFacts(question), null, entries));
    expect(textsOf(sheet.whole, 'name', 'level', 'year')).toEqual(['王甲 县级 2025']);
    expect(sheet.around(null, {}).subtitles).toEqual([
      { left: '登记单位：县教师发展中心', right: `${NORTH}　县级` },
    ]);
  });

  it('of a project holds all its years, under its name and number', () => {
    const facts = someFacts({ kind: 'registration', projectUid: 'j1' });
    const sheet = made(
      toRegistrationSheet(facts, someProject({ number: 'QS-1' }), [entry(1), entry(1, { year: 2024 })]),
    );
    expect([sheet.whole.count, sheet.title, sheet.subject]).toEqual([2, '学分登记表', '县级培训']);
    expect(sheet.around(NORTH, {}).subtitles[0]?.right).toBe('项目编号：QS-1');
  });

  it('says in 备注 where an entry comes from and what it makes up, and who has no number', () => {
    const people = [aPerson(1, { idNumber: null })];
    const entries = [entry(1, { origin: 'outside', makeUpFor: 2023, credits: null, startOn: null })];
    const sheet = made(
      toRegistrationSheet(someFacts({ kind: 'registration', year: 2025 }, people), null, entries),
    );
    expect(textsOf(sheet.whole, 'remark', 'credits', 'period')).toEqual(['外单位；补修 2023 年度  ']);
    expect(codesOf(sheet)).toEqual(['sheet.idNumbersMissing']);
  });
});

it('reads no entries of a person whose totals hold none of the year and level', () => {
  const key = {
    year: 2025,
    form: 'remote',
    level: 'county',
    makeUpFor: null,
    phase: null,
    classificationId: null,
  } as const;
  const totals = addToTotals(emptyTotals(), key, { hours: 1000, credits: 0, months: 0, weeks: 0, count: 1 });
  expect(hasEntriesIn(totals, 2025, null)).toBe(true);
  expect(hasEntriesIn(totals, 2025, 'county')).toBe(true);
  expect(hasEntriesIn(totals, 2025, 'national')).toBe(false);
  expect(hasEntriesIn(totals, 2024, null)).toBe(false);
});
