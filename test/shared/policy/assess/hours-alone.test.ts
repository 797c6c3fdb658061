import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToTotals, emptyTotals } from '../../../../src-shared/ledger/totals.ts';
import { assess, compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import { compileYearShares } from '../../../../src-shared/policy/assess/year-shares.ts';
import { smallPack } from '../pack/small-pack.ts';

const heading = { clause: 'X1', text: '学时' };
const CYCLE = { from: 2021, to: 2025 };
/** A text of hours alone: lessons count up to 18 a year, study at one's own pace up to 60 in the cycle. */
const pack = smallPack({
  units: { hours: true, credits: false },
  groups: [
    {
      id: 'county-centralized',
      title: '县级以上集中',
      match: { forms: ['centralized'], notLevels: ['school'] },
    },
    { id: 'remote', title: '远程', match: { forms: ['remote'] } },
  ],
  assessment: [
    { ...heading, id: 'lessons', kind: 'cap', period: 'year', match: { forms: ['lecture'] }, hours: 18 },
    {
      ...heading,
      id: 'own-pace',
      kind: 'cap',
      period: 'cycle',
      match: { forms: ['self-directed'] },
      hours: 60,
    },
    { ...heading, id: 'each', kind: 'every-year', hours: 24 },
    { ...heading, id: 'lend', kind: 'offset', period: 'cycle', from: 'county-centralized', to: 'remote' },
    {
      ...heading,
      ...{ id: 'cycle', kind: 'minimum', period: 'cycle', hours: 360 },
      groups: { 'county-centralized': { hours: 180 }, remote: { hours: 60 } },
    },
  ],
});
const judge = compileAssessment(pack);
const forms = ['centralized', 'lecture', 'self-directed', 'remote'] as const;
type Line = readonly [form: (typeof forms)[number], year: number, hours: number];

function totalsOf(lines: readonly Line[]) {
  const totals = emptyTotals();
  for (const [form, year, hours] of lines)
    addToTotals(
      totals,
      { form, year, level: 'county', makeUpFor: null, phase: null, classificationId: null },
      { hours: hours * 1000, credits: 0, count: 1, months: 0, weeks: 0 },
    );
  return totals;
}
const cycleOf = (lines: readonly Line[]) =>
  judge({ cycle: CYCLE, teacher: {}, totals: totalsOf(lines) }).cycle;
const years = [2021, 2022, 2023, 2024, 2025];
const each = (form: Line[0], hours: number) => years.map((year): Line => [form, year, hours]);

describe('a text of hours alone', () => {
  test('passes a cycle that reaches the total, the groups and every year', () => {
    expect(cycleOf([...each('centralized', 60), ...each('remote', 12)])).toMatchObject({
      status: 'passed',
      hours: 360_000,
      credits: null,
    });
    expect(cycleOf([...each('centralized', 60), ...each('remote', 11)])).toMatchObject({
      status: 'failed',
      shortfall: { hours: 5000, groups: {} },
    });
  });

  test('fails a cycle with a year under its own minimum, whatever the total (A25)', () => {
    const lines: readonly Line[] = [['centralized', 2021, 400], ...each('remote', 24)].filter(
      ([, year]) => year !== 2023,
    ) as readonly Line[];
    const short = [...lines, ['remote', 2023, 23.999] as const];
    expect(cycleOf(short)?.status).toBe('failed');
    expect(cycleOf([...lines, ['remote', 2023, 24]])?.status).toBe('passed');
    const { reasons } = assess(pack, { cycle: CYCLE, teacher: {}, totals: totalsOf(short) });
    expect(reasons.map(({ text }) => text)).toContain('2023 年不足 24 学时');
  });

  test('lends hours of one group to another, one way (SX6)', () => {
    const lent = assess(pack, { cycle: CYCLE, teacher: {}, totals: totalsOf(each('centralized', 72)) });
    expect(lent.cycle?.status).toBe('passed');
    expect(lent.steps.map(({ text }) => text)).toContain('富余 180 学时，抵 60 学时');
    expect(cycleOf([...each('remote', 72)])).toMatchObject({
      status: 'failed',
      shortfall: { groups: { 'county-centralized': { title: '县级以上集中', hours: 180_000 } } },
    });
  });

  test('counts up to each cap and no further, and keeps what was registered in sight', () => {
    const line = fc.tuple(
      fc.constantFrom(...forms),
      fc.constantFrom(...years),
      fc.integer({ min: 0, max: 90 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const sum = (form: Line[0], year?: number) =>
          lines
            .filter(([f, y]) => f === form && (year === undefined || y === year))
            .reduce((total, [, , hours]) => total + hours, 0);
        const lessons = years.reduce((total, year) => total + Math.min(18, sum('lecture', year)), 0);
        const counted = sum('centralized') + sum('remote') + lessons + Math.min(60, sum('self-directed'));
        const found = cycleOf(lines);
        expect(found?.hours).toBe(counted * 1000);
        expect(found?.rawHours).toBe(lines.reduce((total, [, , hours]) => total + hours, 0) * 1000);
        const shares = compileYearShares(pack)(totalsOf(lines), 2023);
        const year = judge({ year: 2023, teacher: {}, totals: totalsOf(lines) }).year;
        expect(shares.reduce((total, share) => total + share.hours, 0)).toBe(year?.hours);
      }),
      { seed: 2021, numRuns: 300 },
    );
  });

  test('says what a cap in hours cut', () => {
    const totals = totalsOf([['lecture', 2023, 20]]);
    const { year, steps } = assess(pack, { year: 2023, teacher: {}, totals });
    expect(year).toMatchObject({ hours: 18_000, rawHours: 20_000 });
    expect(steps).toMatchObject([
      { text: '2023 年授课讲座获得 20 学时，最多计 18，超出 2 不计', unit: 'hours' },
    ]);
  });
});
