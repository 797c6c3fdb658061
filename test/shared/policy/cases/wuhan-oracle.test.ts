import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { addToTotals, emptyTotals } from '../../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import { type AwardInput, compileAward } from '../../../../src-shared/policy/award/award.ts';
import { Dice } from '../pack/dice.ts';

const pack = assertPresent(loadShippedPolicies().get('wuhan-2008'), 'the pack is shipped');

/** Thousandths of hours over hours per credit, half up, in whole numbers of arbitrary size. */
const creditsByHand = (hours: number, perCredit: bigint) => {
  const doubled = 2n * BigInt(hours) + perCredit;
  return Number(doubled / (2n * perCredit));
};

test('twenty thousand trainings earn what article 3 says, reckoned by hand', () => {
  const dice = new Dice(2008);
  const awardOf = compileAward(pack, new Map());
  const wrong: unknown[] = [];
  for (let index = 0; index < 20_000; index++) {
    const form = dice.pick(['centralized', 'shadowing', 'remote', 'school-based', 'degree'] as const);
    const level = form === 'school-based' ? 'school' : dice.pick(['city', 'county', 'school'] as const);
    const hours = dice.whole(1, 200_000);
    const total = dice.whole(5, 60);
    const absent = dice.chance(60) ? 0 : dice.whole(0, total);
    const isPassed = dice.chance(90);
    const isRegistered = form !== 'remote' || dice.chance(80);
    const input: AwardInput = {
      form,
      level,
      role: 'trainee',
      hours: hours / 1000,
      totalPeriods: total,
      absentPeriods: absent,
      passed: isPassed,
      organiser: { kind: 'training-institution', level: 'county', registered: isRegistered },
    };
    const isAbsent = form !== 'degree' && absent / total >= 0.2;
    const isOutside = form === 'remote' && (level === 'school' || !isRegistered);
    const isNothing = isAbsent || isOutside || !isPassed;
    // What a school runs is school-based, and that is listed under 非集中 (A31).
    const isCentralized = (form === 'centralized' || form === 'shadowing') && level !== 'school';
    const perCredit = form === 'degree' ? 20n : isCentralized ? 8n : 10n;
    const expected = isNothing ? ['nothing', 0, 0] : ['awarded', hours, creditsByHand(hours, perCredit)];
    const found = awardOf(input);
    const answered = [found.outcome, found.hours, found.credits];
    if (JSON.stringify(answered) !== JSON.stringify(expected)) wrong.push({ input, expected, answered });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
});

type Line = {
  readonly year: number;
  readonly form: 'centralized' | 'school-based' | 'remote' | 'degree';
  readonly hours: number;
};

test('ten thousand cycles pass or fail as articles 3(2) and 3(5) say, reckoned by hand', () => {
  const dice = new Dice(160_200);
  const judge = compileAssessment(pack);
  const wrong: unknown[] = [];
  for (let person = 0; person < 10_000; person++) {
    const lines: readonly Line[] = Array.from({ length: dice.whole(4, 14) }, () => ({
      year: dice.whole(2008, 2012),
      form: dice.pick(['centralized', 'school-based', 'remote', 'degree'] as const),
      hours: dice.whole(0, 12) * 10,
    }));
    const totals = emptyTotals();
    for (const { year, form, hours } of lines) {
      const credits = form === 'degree' ? hours / 20 : form === 'centralized' ? hours / 8 : hours / 10;
      const level = form === 'school-based' ? 'school' : 'county';
      addToTotals(
        totals,
        { year, form, level, makeUpFor: null, phase: null, classificationId: null },
        { hours: hours * 1000, credits: credits * 1000, count: 1, months: 0, weeks: 0 },
      );
    }
    const { cycle } = judge({ cycle: { from: 2008, to: 2012 }, teacher: {}, totals });
    const answered = [cycle?.status, cycle?.hours, cycle?.credits];
    const expected = cycleByHand(lines);
    if (JSON.stringify(answered) !== JSON.stringify(expected)) wrong.push({ lines, answered, expected });
  }
  expect(wrong.slice(0, 2)).toEqual([]);
});

function cycleByHand(lines: readonly Line[]): readonly unknown[] {
  const hoursOf = (...forms: readonly string[]) =>
    lines.filter(({ form }) => forms.includes(form)).reduce((sum, { hours }) => sum + hours, 0);
  const centralized = hoursOf('centralized');
  const other = hoursOf('school-based', 'remote');
  const degree = hoursOf('degree');
  const missing = Math.max(0, 160 - centralized) + Math.max(0, 200 - other);
  const status = missing === 0 ? 'passed' : degree >= missing ? 'undecided' : 'failed';
  let degreeCredits = 0;
  for (let year = 2008; year <= 2012; year++) {
    const ofYear = lines.filter((line) => line.form === 'degree' && line.year === year);
    degreeCredits += Math.min(5, ofYear.reduce((sum, { hours }) => sum + hours, 0) / 20);
  }
  const credits = centralized / 8 + other / 10 + Math.min(20, degreeCredits);
  return [status, (centralized + other) * 1000, Math.round(credits * 1000)];
}
