import { describe, expect, it } from 'vitest';
import { type PeriodMark, toMark } from '../../../../src-shared/policy/assess/period-mark.ts';
import { type CycleOfPerson, toCycleSummary } from '../../../../src-shared/sheet/rows/cycle-summary-rows.ts';
import { hours } from '../../../../src-shared/training/thousandths.ts';
import { aPerson, made, someFacts, textsOf } from './sheet-of-facts.ts';

const NONE: PeriodMark = { ...toMark(null), credits: 0 };
const PASSED: PeriodMark = { ...NONE, status: 'passed', hours: 72_000, credits: 12_500 };

function summary(whole: PeriodMark, years: CycleOfPerson['years']) {
  return made(
    toCycleSummary(
      someFacts({ kind: 'cycleSummary', year: 2025 }),
      { cycle: { from: 2024, to: 2025 }, rules: '学分办法' },
      [{ person: aPerson(1), years, whole }],
    ),
  );
}

describe('周期学分汇总表', () => {
  it('shows each year and the cycle; a year to come is empty, a year without training a zero (H9, H12)', () => {
    const sheet = summary({ ...PASSED, hours: 72_000 }, [
      [2024, { ...NONE, status: 'failed' }],
      [2025, NONE],
    ]);
    expect(textsOf(sheet.whole, '2024.hours', '2024.credits', '2024.verdict')).toEqual(['0 0 不合格']);
    expect(textsOf(sheet.whole, '2025.hours', '2025.credits', '2025.verdict')).toEqual(['  ']);
    expect(textsOf(sheet.whole, 'totalHours', 'totalCredits', 'verdict')).toEqual(['72 12.5 合格']);
    expect([sheet.title, sheet.subject]).toEqual(['2024—2025周期学分汇总表', '县教师发展中心-2024—2025周期']);
  });

  it('says of a cycle that has not ended what is short, and fails nobody', () => {
    const failed = { ...PASSED, status: 'failed' } as const;
    const running = { ...failed, status: 'running', creditsShort: 1600 } as const;
    expect(textsOf(summary(running, []).whole, 'verdict', 'shortfall')).toEqual(['进行中 差 1.6 学分']);
    expect(textsOf(summary(failed, []).whole, 'verdict')).toEqual(['不合格']);
  });

  it('says what is short, groups by the titles of the pack', () => {
    const short = {
      ...PASSED,
      ...{
        creditsShort: 1600,
        hoursShort: 5000,
        groupsShort: { remote: { title: '远程培训', hours: hours(8000) } },
      },
    };
    expect(textsOf(summary(short, []).whole, 'shortfall')).toEqual([
      '差 1.6 学分、5 学时；远程培训差 8 学时',
    ]);
    expect(textsOf(summary(PASSED, []).whole, 'shortfall')).toEqual(['']);
  });
});
