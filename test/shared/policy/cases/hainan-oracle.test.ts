import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { addToTotals, emptyTotals } from '../../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import { type AwardInput, compileAward } from '../../../../src-shared/policy/award/award.ts';
import { Dice } from '../pack/dice.ts';

const pack = assertPresent(loadShippedPolicies().get('hainan-2017'), 'the pack is shipped');

/** Whole tenths and thousandths only, so that doubles are exact after one rounding. */
const round3 = (value: number) => Math.floor(value * 1000 + 0.5 + 1e-7) / 1000;
const DAY = { national: 2, provincial: 1.5, city: 1, county: 1 } as const;
const LESSON = { national: 4, provincial: 3, city: 2, county: 2, school: 1 } as const;
const TRAINING_LEVELS = ['national', 'provincial', 'city', 'county'] as const;

test('twenty thousand activities earn what article 14 says, reckoned by hand', () => {
  const dice = new Dice(14);
  const awardOf = compileAward(pack, new Map());
  const wrong: unknown[] = [];
  for (let index = 0; index < 20_000; index++) {
    const { input, hours, credits } = example(dice);
    const found = awardOf(input);
    const isRight =
      found.outcome === (credits === null ? 'undecided' : input.passed === false ? 'nothing' : 'awarded') &&
      found.hours === Math.round(hours * 1000) &&
      (credits === null ? found.credits === null : found.credits === Math.round(credits * 1000));
    if (!isRight) wrong.push({ input, hours, credits, found: [found.outcome, found.hours, found.credits] });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
});

type Example = { readonly input: AwardInput; readonly hours: number; readonly credits: number | null };

function example(dice: Dice): Example {
  const kind = dice.pick(['days', 'part-days', 'shadowing', 'remote', 'lecture', 'exam', 'school', 'failed']);
  const level = dice.pick(TRAINING_LEVELS);
  switch (kind) {
    case 'days': {
      const days = dice.whole(1, 15);
      const input = { form: 'centralized', level, role: 'trainee', days } as const;
      return { input, hours: days * 8, credits: Math.min(10, days * DAY[level]) };
    }
    case 'part-days': {
      const dayHours = Array.from({ length: dice.whole(1, 6) }, () => dice.whole(1, 40) / 4);
      const input: AwardInput = { form: 'centralized', level, role: 'trainee', dayHours };
      let hours = 0;
      let credits = 0;
      for (const held of dayHours) {
        hours += held > 8 ? 8 : held;
        credits += held >= 8 ? DAY[level] : held * 0.2 > DAY[level] ? DAY[level] : held * 0.2;
      }
      return { input, hours, credits: Math.min(10, round3(credits)) };
    }
    case 'shadowing': {
      const sent = dice.pick(TRAINING_LEVELS);
      const days = dice.whole(1, 12);
      const input: AwardInput = { form: 'shadowing', level, role: 'trainee', days, sendingLevel: sent };
      return { input, hours: days * 8, credits: Math.min(10, days * DAY[sent]) };
    }
    case 'remote': {
      const hours = dice.whole(1, 300_000) / 1000;
      return { input: { form: 'remote', level, role: 'trainee', hours }, hours, credits: round3(hours / 10) };
    }
    case 'lecture': {
      const lessons = dice.whole(1, 12);
      const at = dice.pick([...TRAINING_LEVELS, 'school'] as const);
      const input: AwardInput = { form: 'lecture', level: at, role: 'lecturer', lessons };
      return { input, hours: lessons, credits: lessons * LESSON[at] };
    }
    case 'exam': {
      const minutes = dice.whole(30, 240);
      const input: AwardInput = { form: 'exam', level, role: 'trainee', minutes };
      return { input, hours: round3(minutes / 60), credits: null };
    }
    case 'school': {
      const hours = dice.whole(1, 40);
      return {
        input: { form: 'school-based', level: 'school', role: 'trainee', hours },
        hours,
        credits: null,
      };
    }
    default: {
      const input: AwardInput = { form: 'centralized', level, role: 'trainee', days: 3, passed: false };
      return { input, hours: 0, credits: 0 };
    }
  }
}

type Line = {
  readonly year: number;
  readonly form: 'centralized' | 'remote' | 'school-based' | 'lecture';
  readonly level: 'national' | 'county' | 'school';
  readonly hours: number;
  readonly credits: number;
  readonly makeUpFor: number | null;
};

test('five thousand teachers pass or fail years and cycle as article 9 says, reckoned by hand', () => {
  const dice = new Dice(9);
  const judge = compileAssessment(pack);
  const wrong: unknown[] = [];
  for (let person = 0; person < 5000; person++) {
    const lines = linesOf(dice);
    const hired = dice.chance(20) ? dice.whole(2016, 2022) : 2000;
    const placed = placedByHand(lines, hired);
    const totals = emptyTotals();
    for (const line of lines) {
      addToTotals(
        totals,
        { ...line, phase: null, classificationId: null },
        { hours: line.hours * 1000, credits: line.credits * 1000, count: 1, months: 0, weeks: 0 },
      );
    }
    for (const year of [2018, 2019, 2020, 2021, 2022]) {
      const found = judge({
        year,
        cycle: { from: 2018, to: 2022 },
        teacher: { hiredOn: `${hired}-09-01` },
        totals,
      });
      const expected = { year: yearByHand(placed, year, hired), cycle: cycleByHand(placed, hired) };
      const answered = {
        year: [
          found.year?.status,
          found.year?.madeUp,
          found.year?.hours,
          found.year?.credits,
          found.year?.rawCredits,
        ],
        cycle: [found.cycle?.status, found.cycle?.hours, found.cycle?.credits],
      };
      if (JSON.stringify(answered) !== JSON.stringify(expected))
        wrong.push({ lines, hired, year, answered, expected });
    }
  }
  expect(wrong.slice(0, 2)).toEqual([]);
});

function linesOf(dice: Dice): readonly Line[] {
  return Array.from({ length: dice.whole(0, 22) }, () => {
    const form = dice.pick(['centralized', 'remote', 'school-based', 'lecture'] as const);
    const level = form === 'school-based' ? 'school' : dice.pick(['national', 'county', 'school'] as const);
    return {
      year: dice.whole(2018, 2022),
      form,
      level,
      hours: dice.whole(0, 50),
      credits: dice.whole(0, 12) / 2,
      makeUpFor: dice.chance(8) ? dice.whole(2018, 2021) : null,
    };
  });
}

/** A make-up repairs an earlier year (or the same), and only from the county level up. */
const isRepair = (line: Line): boolean =>
  line.makeUpFor !== null && line.level !== 'school' && line.makeUpFor <= line.year;

type Placed = Line & { readonly countsIn: number };

const YEARS = [2018, 2019, 2020, 2021, 2022];
const isReached = (some: readonly Line[]) => creditsByHand(some).counted >= 10 && hoursByHand(some) >= 72;

/**
 * A make-up belongs to the year it repairs, if that was not reached without it (A30); every other line to its own. From the
 * earliest year on, the make-ups of each year in the order of the years they were taken in.
 */
function placedByHand(lines: readonly Line[], hired: number): readonly Placed[] {
  let left = lines.filter((line) => isRepair(line) && line.makeUpFor !== line.year);
  const placed: Placed[] = lines
    .filter((line) => !left.includes(line))
    .map((line) => ({ ...line, countsIn: line.year }));
  for (const year of YEARS)
    for (const taken of YEARS) {
      const some = left.filter((line) => line.makeUpFor === year && line.year === taken);
      left = left.filter((line) => !some.includes(line));
      const needsNone = year <= hired || isReached(placed.filter(({ countsIn }) => countsIn === year));
      for (const line of some) placed.push({ ...line, countsIn: needsNone ? taken : year });
    }
  return placed;
}

function creditsByHand(lines: readonly Line[]): { counted: number; raw: number } {
  let school = 0;
  let above = 0;
  for (const line of lines) {
    if (line.level === 'school') school += line.credits;
    else above += line.credits;
  }
  return { counted: above + Math.min(6, school), raw: above + school };
}

const hoursByHand = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.hours, 0);

function yearByHand(lines: readonly Placed[], year: number, hired: number): readonly unknown[] {
  const all = lines.filter(({ countsIn }) => countsIn === year);
  const own = all.filter((line) => line.year === year);
  const status = year <= hired ? 'exempt' : isReached(all) ? 'passed' : 'failed';
  const { counted, raw } = creditsByHand(all);
  const isMadeUp = status === 'passed' && !isReached(own);
  return [status, isMadeUp, hoursByHand(all) * 1000, counted * 1000, raw * 1000];
}

function cycleByHand(lines: readonly Placed[], hired: number): readonly unknown[] {
  let credits = 0;
  let hours = 0;
  for (const year of [2018, 2019, 2020, 2021, 2022]) {
    const ofYear = lines.filter(({ countsIn }) => countsIn === year);
    credits += creditsByHand(ofYear).counted;
    hours += hoursByHand(ofYear);
  }
  const status = credits >= 50 && hours >= 360 ? 'passed' : hired >= 2018 ? 'undecided' : 'failed';
  return [status, hours * 1000, credits * 1000];
}
