import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { capsOf } from '../../../../src-shared/policy/assess/cap-allocation.ts';
import { award, compileAward } from '../../../../src-shared/policy/award/award.ts';
import { type AwardInput, awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { forms, levels, organiserKinds, roles } from '../../../../src-shared/training/training-words.ts';
import { clausesOf } from '../pack/clauses-of.ts';

const packs = [...loadShippedPolicies().values()].filter((pack) => pack.activities.length > 0);
const seeded = { seed: 14, numRuns: 400 } as const;

const decimal = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((value) => value / 1000);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));

/** Any facts that the format allows, with gaps. */
const facts: fc.Arbitrary<AwardInput> = fc
  .record({
    form: fc.constantFrom(...forms),
    level: fc.constantFrom(...levels),
    role: fc.constantFrom(...roles),
    days: maybe(decimal(20)),
    hours: maybe(decimal(200)),
    lessons: maybe(decimal(10)),
    minutes: maybe(decimal(300)),
    dayHours: maybe(fc.array(decimal(12), { minLength: 1, maxLength: 6 })),
    span: maybe(fc.tuple(day, day)),
    certificateDate: maybe(day),
    passed: maybe(fc.boolean()),
    certificate: maybe(fc.boolean()),
    score: maybe(decimal(110)),
    totalPeriods: maybe(fc.integer({ min: 0, max: 60 })),
    absentPeriods: maybe(fc.integer({ min: 0, max: 20 })),
    organiser: maybe(
      fc.record({
        kind: fc.constantFrom(...organiserKinds),
        level: fc.constantFrom(...levels),
        approved: fc.boolean(),
        registered: fc.boolean(),
        delegated: fc.boolean(),
      }),
    ),
    splitByYear: maybe(fc.boolean()),
    byYear: maybe(
      fc.array(fc.record({ year: fc.integer({ min: 2020, max: 2023 }), days: decimal(8) }), { maxLength: 3 }),
    ),
    dayPattern: maybe(fc.constantFrom('full-days' as const, 'even' as const)),
    trainingKind: maybe(fc.constantFrom('new-teacher' as const)),
    attended: maybe(fc.boolean()),
    sendingLevel: maybe(fc.constantFrom(...levels)),
    degreeLevel: maybe(fc.constantFrom('college' as const, 'bachelor' as const, 'graduate' as const)),
    teacher: maybe(
      fc.record({
        stage: fc.constantFrom('primary' as const, 'vocational' as const),
        probation: fc.boolean(),
      }),
    ),
    prior: maybe(
      fc.array(
        fc.record({
          form: fc.constantFrom(...forms),
          level: fc.constantFrom(...levels),
          year: fc.integer({ min: 2020, max: 2023 }),
          credits: decimal(9),
        }),
        { maxLength: 5 },
      ),
    ),
    decided: maybe(fc.record({ hours: decimal(100), credits: decimal(15) })),
  })
  .map(({ span, absentPeriods, ...rest }) => {
    const [start, end] = [...(span ?? [])].sort();
    const missed =
      absentPeriods === undefined ? undefined : Math.min(absentPeriods, rest.totalPeriods ?? absentPeriods);
    const known = Object.entries({ ...rest, absentPeriods: missed, start, end }).filter(
      ([, value]) => value !== undefined,
    );
    return awardInputSchema.parse(Object.fromEntries(known));
  });

describe.each(packs.map((pack) => [pack.id, pack] as const))('awards of %s', (_, pack) => {
  const awardOf = compileAward(pack, new Map());
  const clauses = clausesOf(pack);

  test('answer any facts soundly: figures, reasons and settings fit the outcome', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const found = awardOf(input);
        expect(found).toEqual(award(pack, input, new Map()));
        if (found.hours !== null) expect(found.hours).toBeGreaterThanOrEqual(0);
        if (found.credits !== null) expect(found.credits).toBeGreaterThanOrEqual(0);
        if (!pack.units.credits) expect(found.credits).toBeNull();
        // What counts is of credits, or of hours where the text knows no credits.
        const whole = pack.units.credits ? found.credits : found.hours;
        if (found.counted !== null) expect(found.counted).toBeLessThanOrEqual(whole ?? 0);
        if (found.outcome === 'awarded') {
          expect(found.reasons).toEqual([]);
          if (pack.units.credits) expect(found.credits).not.toBeNull();
        } else expect(found.reasons.length).toBeGreaterThan(0);
        if (found.outcome === 'nothing') expect(found.hours).toBe(0);
        if (found.outcome === 'refused') expect([found.hours, found.credits]).toEqual([null, null]);
        const steps = [...found.trace, ...found.reasons, ...found.warnings];
        expect(steps.filter(({ clause }) => !clauses.has(clause))).toEqual([]);
        if (found.years !== null && found.credits !== null) {
          expect(found.years.reduce((sum, part) => sum + (part.credits ?? 0), 0)).toBe(found.credits);
        }
      }),
      seeded,
    );
  });

  test('count up to the caps and never beyond, whatever was there before', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { counted, credits } = awardOf({ ...input, prior: [] });
        if (counted === null || credits === null) return;
        const most = capsOf(pack, 'registration').flatMap((cap) =>
          cap.credits === undefined ? [] : [cap.credits * 1000],
        );
        expect(counted).toBeGreaterThanOrEqual(Math.min(credits, ...most));
      }),
      seeded,
    );
  });
});

describe('more hours', () => {
  const plain = [
    ...[['hainan-2017', 'remote', 'county'] as const, ['hainan-2017', 'centralized', 'provincial'] as const],
    ...[['wuhan-2008', 'centralized', 'county'] as const, ['wuhan-2008', 'remote', 'city'] as const],
    ...[['shaanxi-2018', 'remote', 'city'] as const, ['jianghan', 'centralized', 'county'] as const],
  ];

  test.for(plain)('under %s never earn less in a %s training of the %s', ([id, form, level]) => {
    const pack = packs.find((one) => one.id === id);
    if (pack === undefined) throw new Error(`${id} ships`);
    const awardOf = compileAward(pack, new Map());
    const hoursOfDays = fc.array(fc.integer({ min: 1, max: 8000 }), { minLength: 1, maxLength: 12 });
    const earned = (days: readonly number[]) =>
      awardOf(
        awardInputSchema.parse({
          ...{ form, level, role: 'trainee', dayHours: days.map((day) => day / 1000) },
          organiser: { kind: 'administration', level },
        }),
      );
    fc.assert(
      fc.property(hoursOfDays, fc.integer({ min: 1, max: 8000 }), (days, more) => {
        const [less, greater] = [earned(days), earned([...days, more])];
        expect(less.outcome).toBe('awarded');
        expect(greater.hours).toBe((less.hours ?? 0) + more);
        expect(greater.credits).toBeGreaterThanOrEqual(less.credits ?? 0);
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  test('of one project never earn more than its cap, split by year or not (H14.3, A22)', () => {
    const hainan = packs.find((one) => one.id === 'hainan-2017');
    if (hainan === undefined) throw new Error('hainan-2017 ships');
    const awardOf = compileAward(hainan, new Map());
    const years = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(years, (days) => {
        const base = { form: 'centralized', level: 'national', role: 'trainee' } as const;
        const byYear = days.map((count, index) => ({ year: 2020 + index, days: count }));
        const total = days.reduce((sum, count) => sum + count, 0);
        const whole = awardOf(awardInputSchema.parse({ ...base, days: total }));
        const split = awardOf(awardInputSchema.parse({ ...base, splitByYear: true, byYear }));
        expect(split.credits).toBe(Math.min(2000 * total, 10_000));
        expect(whole.credits).toBe(split.credits);
      }),
      { seed: 22, numRuns: 200 },
    );
  });
});
