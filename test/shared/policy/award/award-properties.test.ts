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
  .map(({ span, ...rest }) => {
    const [start, end] = [...(span ?? [])].sort();
    const known = Object.entries({ ...rest, start, end }).filter(([, value]) => value !== undefined);
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
        if (found.counted !== null) expect(found.counted).toBeLessThanOrEqual(found.credits ?? 0);
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
        const most = capsOf(pack, 'registration').map((cap) => cap.credits * 1000);
        expect(counted).toBeGreaterThanOrEqual(Math.min(credits, ...most));
      }),
      seeded,
    );
  });
});
