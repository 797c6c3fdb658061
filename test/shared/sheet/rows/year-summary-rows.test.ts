import { describe, expect, it } from 'vitest';
import { addToTotals, emptyTotals, type TotalsKey } from '../../../../src-shared/ledger/totals.ts';
import { type PeriodMark, toMark } from '../../../../src-shared/policy/assess/period-mark.ts';
import { toYearSummary, type YearOfPerson } from '../../../../src-shared/sheet/rows/year-summary-rows.ts';
import { hainan } from '../../registration/registration-facts.ts';
import { aPerson, codesOf, made, someFacts, textsOf } from './sheet-of-facts.ts';

const MARK: PeriodMark = { ...toMark(null), status: 'passed', credits: 0 };

type Earned = Partial<TotalsKey> & { readonly hours: number; readonly credits: number };

function totalsOf(list: readonly Earned[]) {
  const totals = emptyTotals();
  for (const { hours, credits, ...key } of list)
    addToTotals(
      totals,
      {
        year: 2025,
        form: 'centralized',
        level: 'county',
        makeUpFor: null,
        phase: null,
        classificationId: null,
        ...key,
      },
      { hours, credits, months: 0, weeks: 0, count: 1 },
    );
  return totals;
}

function summary(people: readonly Partial<YearOfPerson>[]) {
  const whole = { person: aPerson(1), mark: MARK, totals: emptyTotals(), assessed: {}, exemptBecause: null };
  return made(
    toYearSummary(
      someFacts({ kind: 'yearSummary', year: 2025 }),
      { year: 2025, pack: hainan, rules: '学分办法' },
      people.map((one) => ({ ...whole, ...one })),
    ),
  );
}

describe('年度学分汇总表', () => {
  it('puts what a school runs under 校级 whatever its form, and says what is over the cap (H14.4, Q4)', () => {
    const totals = totalsOf([
      { hours: 8000, credits: 1000 },
      { level: 'national', form: 'shadowing', hours: 16_000, credits: 2000 },
      { level: 'provincial', form: 'remote', hours: 4000, credits: 500 },
      { level: 'school', hours: 80_000, credits: 20_000 },
      { level: 'school', form: 'school-based', hours: 8000, credits: 1000 },
    ]);
    const sheet = summary([{ totals, mark: { ...MARK, hours: 116_000, credits: 12_000 } }]);
    expect(textsOf(sheet.whole, 'localCredits', 'nationalCredits', 'remoteCredits', 'schoolHours')).toEqual([
      '1 2 0.5 88',
    ]);
    const [row] = sheet.whole.values(0, 1);
    const figure = (key: string) => (row?.[key]?.kind === 'number' ? row[key].thousandths : null);
    expect((figure('schoolCredits') ?? 0) + (figure('schoolCreditsOver') ?? 0)).toBe(21_000);
    expect(figure('schoolCreditsOver')).toBeGreaterThan(0);
    expect(textsOf(sheet.whole, 'totalHours', 'totalCredits', 'verdict')).toEqual(['116 12 合格']);
  });

  it('leaves credits empty where the policy counts hours alone', () => {
    const totals = totalsOf([{ hours: 8000, credits: 0 }]);
    const sheet = summary([{ totals, mark: { ...MARK, hours: 8000, credits: null } }]);
    expect(textsOf(sheet.whole, 'localHours', 'localCredits', 'totalCredits')).toEqual(['8  ']);
  });

  it('says why nobody is judged, without saying 不考核 twice', () => {
    const exempt = { ...MARK, status: 'exempt' } as const;
    const sheet = summary([
      { mark: exempt, exemptBecause: '不考核：2025 年新聘' },
      { mark: exempt, exemptBecause: '退休' },
      { mark: exempt, exemptBecause: null },
    ]);
    expect(textsOf(sheet.whole, 'verdict')).toEqual(['不考核（2025 年新聘）', '不考核（退休）', '不考核']);
  });

  it('tells what made the year up, and whether that was enough (A8)', () => {
    const totals = totalsOf([{ year: 2026, makeUpFor: 2025, hours: 16_000, credits: 2000 }]);
    const text = (isMadeUp: boolean) =>
      textsOf(summary([{ totals, mark: { ...MARK, isMadeUp } }]).whole, 'makeUp');
    expect([text(false), text(true)]).toEqual([
      ['2026 年补修 16 学时、2 学分'],
      ['2026 年补修 16 学时、2 学分，已补足'],
    ]);
  });

  it('counts verdicts that the regulation leaves open, and names the rules', () => {
    const sheet = summary([{ mark: { ...MARK, status: 'undecided' } }, {}]);
    expect(codesOf(sheet)).toEqual(['sheet.verdictsOpen']);
    expect([sheet.title, sheet.subject]).toEqual(['2025年度学分汇总表', '县教师发展中心-2025年度']);
    expect(sheet.around(null, {}).subtitles).toEqual([
      { left: '填报单位：县教师发展中心', right: '学分办法：学分办法　单位：学时、学分' },
    ]);
  });
});
