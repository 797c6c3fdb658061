import { describe, expect, it } from 'vitest';
import { emptyTotals, listTotals } from '../../../../src-shared/ledger/totals.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import {
  addWorth,
  type ComparedPack,
  type FrozenFacts,
  reasonsOf,
  startRecomputation,
  worthOf,
} from '../../../../src-shared/policy/compare/recompute.ts';
import { activity, smallPack } from '../pack/small-pack.ts';
import { line } from './ledger-of-lines.ts';

const YEAR = {
  id: 'registration-year',
  clause: 'X9',
  text: '登记年度',
  starts: '01-01',
  decidedBy: 'end',
};
const PACK = smallPack({
  version: 2,
  registrationYear: YEAR,
  activities: [activity({ text: '集中培训每学时 1 学分。' })],
  gates: [{ id: 'passed', clause: 'X2', kind: 'passed', text: '考核合格才有学分。', when: {} }],
});
const VERSIONS = [
  { id: 1, policyId: 'elsewhere', version: '1' },
  { id: 2, policyId: 'small', version: '2' },
  { id: 3, policyId: 'small', version: '1' },
  { id: 4, policyId: 'parent', version: '7' },
];

function facts(input: Record<string, unknown> = {}, more: Partial<FrozenFacts> = {}): FrozenFacts {
  const given = {
    form: 'centralized',
    level: 'county',
    role: 'trainee',
    days: 2,
    end: '2025-10-15',
    ...input,
  };
  return { input: awardInputSchema.parse(given), ...more };
}

function recomputation(known: readonly FrozenFacts[], pack: Partial<ComparedPack> = {}) {
  const asked: number[] = [];
  const side = startRecomputation(
    { pack: PACK, lineage: ['small', 'parent'], decided: new Map(), ...pack },
    VERSIONS,
    (id) => {
      asked.push(id);
      return known[id - 1] ?? facts();
    },
  );
  return { side, asked };
}

describe('what a record is worth under a pack', () => {
  it('is computed anew from its frozen facts, equal facts once', () => {
    const { side, asked } = recomputation([facts()]);
    expect(worthOf(side, [line()])).toMatchObject({ outcome: 'awarded', hours: 16_000, credits: 16_000 });
    expect(worthOf(side, [line({ id: 2, teacherId: 2 })])).toBe(worthOf(side, [line()]));
    expect(asked).toEqual([1]);
  });

  it('is what it earned, under the very pack it was earned under', () => {
    const { side, asked } = recomputation([facts()]);
    expect(worthOf(side, [line({ policyVersionId: 2 })])).toMatchObject({
      outcome: 'awarded',
      hours: 8000,
      credits: 1000,
    });
    expect(worthOf(side, [line({ policyVersionId: 3 })])).toMatchObject({ hours: 16_000 });
    expect(asked).toEqual([1]);
  });

  it('is what its proof says, for an outside record of any pack (A27)', () => {
    const { side } = recomputation([facts()]);
    expect(worthOf(side, [line({ origin: 'outside', credits: null })])).toMatchObject({
      outcome: 'kept',
      hours: 8000,
      credits: 0,
    });
  });

  it('is what a review made of it, whatever pack is asked', () => {
    const { side, asked } = recomputation([facts({}, { reviews: [{ reason: '核减' }] })]);
    expect(worthOf(side, [line({ hours: 4000 })])).toMatchObject({ outcome: 'kept', hours: 4000 });
    expect(worthOf(side, [line({ hours: 6000 })])).toMatchObject({ outcome: 'kept', hours: 6000 });
    expect(asked).toEqual([1]);
  });

  it('is nothing where a gate stops it, for the reason that the rule words', () => {
    const { side } = recomputation([facts({ passed: false })]);
    const worth = worthOf(side, [line()]);
    expect(worth).toMatchObject({ hours: 0, credits: 0, years: null });
    expect(worth.reason).toMatchObject({ clause: 'X2', text: '考核合格才有学分。', records: 0 });
    expect(reasonsOf(side)).toEqual([worth.reason]);
  });

  it('waits where no date says which year it belongs to: a year is never guessed', () => {
    const { side } = recomputation([facts({ end: undefined })]);
    expect(worthOf(side, [line()])).toMatchObject({ outcome: 'undecided', reason: { clause: 'X9' } });
  });

  it('keeps what was decided when it was made, where the pack took that over', () => {
    const decidedPack = smallPack({
      registrationYear: YEAR,
      activities: [activity({ credits: { kind: 'setting', per: 'hour', setting: 'rate.x' } })],
      settings: [{ id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' }],
    });
    const { side } = recomputation([facts({}, { decisions: { 'rate.x': 500 } })], {
      pack: decidedPack,
      decided: new Map([['rate.x', 250]]),
    });
    const creditsOf = (policyVersionId: number, factsId: number) =>
      worthOf(side, [line({ policyVersionId, factsId })]).credits;
    expect(creditsOf(4, 1)).toBe(8000);
    expect(creditsOf(4, 2)).toBe(4000);
  });

  it('does not take over what was decided under a pack that it does not extend', () => {
    const decidedPack = smallPack({
      registrationYear: YEAR,
      activities: [activity({ credits: { kind: 'setting', per: 'hour', setting: 'rate.x' } })],
      settings: [{ id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' }],
    });
    const { side } = recomputation([facts({}, { decisions: { 'rate.x': 500 } })], { pack: decidedPack });
    expect(worthOf(side, [line()]).outcome).toBe('undecided');
  });
});

describe('the totals of a side', () => {
  const rowsOf = (add: (totals: ReturnType<typeof emptyTotals>) => void) => {
    const totals = emptyTotals();
    add(totals);
    return listTotals(totals);
  };

  it('hold stored lines as they stand', () => {
    const { side } = recomputation([]);
    const record = [
      line({ policyVersionId: 2, months: 1000 }),
      line({ policyVersionId: 2, key: { ...line().key, year: 2024 } }),
    ] as const;
    const rows = rowsOf((totals) => addWorth(totals, record, worthOf(side, record)));
    expect(rows.map(({ year, hours, months }) => [year, hours, months])).toEqual([
      [2024, 8000, 0],
      [2025, 8000, 1000],
    ]);
  });

  it('hold what was computed anew, in its year', () => {
    const { side } = recomputation([facts({ end: '2024-10-15' })]);
    const rows = rowsOf((totals) => addWorth(totals, [line()], worthOf(side, [line()])));
    expect(rows.map(({ year, hours, credits, count }) => [year, hours, credits, count])).toEqual([
      [2024, 16_000, 16_000, 1],
    ]);
  });

  it('hold nothing of what comes to nothing', () => {
    const { side } = recomputation([facts({ passed: false })]);
    expect(rowsOf((totals) => addWorth(totals, [line()], worthOf(side, [line()])))).toEqual([]);
  });
});
