import { describe, expect, it } from 'vitest';
import { addEntry, emptyTotals } from '../../../src-shared/ledger/totals.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import type { Choice, EntryChange } from '../../../src-shared/review/choose.ts';
import { correctedYears, figureDelta, yearsOfChoice } from '../../../src-shared/review/effect.ts';
import { smallPack } from '../policy/pack/small-pack.ts';
import { entry, WANG } from './sample-return.ts';

const minimum = (period: 'year' | 'cycle', credits: number) => ({
  id: `minimum-${period}`,
  clause: 'X3',
  kind: 'minimum',
  text: '最低学分。',
  period,
  credits,
});
const PACK = smallPack({ assessment: [minimum('year', 3), minimum('cycle', 3)] });
const RULE = { pack: PACK, decided: new Map<string, number>() };
const CYCLE = { from: 2021, to: 2025 };

function choiceOf(entries: readonly EntryChange[], teachers: Choice['teachers'] = []): Choice {
  return { accepted: [], rejected: [], teachers, entries, certificates: [], problems: [] };
}
const changed = (
  id: number,
  after: Partial<NonNullable<EntryChange['after']>> | null,
  of = entry(id),
): EntryChange => ({
  entry: of,
  after:
    after === null
      ? null
      : { year: of.earned.year, hours: of.earned.hours, credits: of.earned.credits, ...after },
  remark: null,
});

function effect(choice: Choice) {
  const totals = emptyTotals();
  for (const { entry: stands } of choice.entries) addEntry(totals, stands);
  const teacher = { uid: 'wang', name: '王芳', organisationName: '北塘小学', assessed: {}, totals };
  return runNow(
    correctedYears({
      choice,
      present: 2030,
      teachers: new Map([['wang', teacher]]),
      rules: new Map(
        yearsOfChoice(choice).map((year) => [year, { cycle: CYCLE, ofYear: RULE, ofCycle: RULE }]),
      ),
    }),
  );
}

describe('the effect of a choice', () => {
  it('is the figures and verdicts of every year that it moves, before and after', () => {
    expect(effect(choiceOf([changed(1, { credits: 2000, hours: 16_000 })]))).toEqual([
      {
        teacher: { uid: 'wang', name: '王芳', organisationName: '北塘小学' },
        year: 2025,
        hoursBefore: 24_000,
        hoursAfter: 16_000,
        creditsBefore: 3000,
        creditsAfter: 2000,
        verdictBefore: 'passed',
        verdictAfter: 'failed',
        cycleBefore: 'passed',
        cycleAfter: 'failed',
      },
    ]);
  });

  it('is both years where an entry moves from one to another', () => {
    const years = effect(choiceOf([changed(1, { year: 2024 })]));
    expect(years.map(({ year, creditsBefore, creditsAfter }) => [year, creditsBefore, creditsAfter])).toEqual(
      [
        [2024, 0, 3000],
        [2025, 3000, 0],
      ],
    );
  });

  it('is nothing of a line that was taken out', () => {
    expect(effect(choiceOf([changed(1, null)]))).toMatchObject([{ hoursAfter: 0, creditsAfter: 0 }]);
  });

  it('leaves the totals that it was computed from as they were', () => {
    const choice = choiceOf([changed(1, null)]);
    expect(effect(choice)).toEqual(effect(choice));
  });

  it('judges by the stage that the choice gives a person', () => {
    const teachers = [{ teacher: WANG, after: { ...WANG.facts, stage: '初中' } }];
    expect(effect(choiceOf([changed(1, {})], teachers))).toHaveLength(1);
  });
});

it('counts a make-up in the year that it repairs', () => {
  const makeUp = entry(1, { earned: { makeUpFor: 2023 } });
  expect(yearsOfChoice(choiceOf([changed(1, { year: 2024 }, makeUp), changed(2, null)]))).toEqual([
    2023, 2025,
  ]);
});

it('sums by how much a figure moves', () => {
  const choice = choiceOf([changed(1, { hours: 16_000 }), changed(2, null)]);
  expect(figureDelta(choice, ({ hours }) => hours)).toBe(-32_000);
  expect(figureDelta(choice, ({ credits }) => credits ?? 0)).toBe(-3000);
});
