import { describe, expect, test } from 'vitest';
import { formCodes, levelCodes } from '../../../../../src-shared/ledger/totals.ts';
import { classify } from '../../../../../src-shared/policy/assess/verdicts/book.ts';
import { judge, prepareMinimum } from '../../../../../src-shared/policy/assess/verdicts/minimum.ts';
import type { PolicyPack } from '../../../../../src-shared/policy/pack/policy-pack.ts';
import { smallPack } from '../../pack/small-pack.ts';
import { aTrail } from './a-trail.ts';

const heading = { clause: 'X1', text: '最低要求' };
const groups = [
  { id: 'centralized', title: '集中', match: { forms: ['centralized'] } },
  { id: 'remote', title: '远程', match: { forms: ['remote'] } },
];
const uncounted = { ...heading, id: 'degree', kind: 'uncounted', match: { forms: ['degree'] } };

/** An examination is in no group of these tests. */
const FORMS = ['centralized', 'remote', 'degree', 'exam'] as const;
/** Hours and credits of the period by form, thousandths. */
type Sums = Readonly<Partial<Record<(typeof FORMS)[number], readonly [number, number]>>>;
type Conditions = { readonly isOtherwiseFailed?: boolean; readonly isOtherwiseJudged?: boolean };

function judged(
  minimum: Readonly<Record<string, unknown>> | null,
  sums: Sums,
  rules: readonly Readonly<Record<string, unknown>>[] = [],
  { isOtherwiseFailed = false, isOtherwiseJudged = false }: Conditions = {},
) {
  const pack: PolicyPack = smallPack({
    groups,
    settings: [{ id: 'blank', clause: 'X1', title: '空着的数', unit: 'hours' }],
    assessment: [
      ...(minimum === null
        ? []
        : [{ ...heading, id: 'minimum', kind: 'minimum', period: 'cycle', ...minimum }]),
      ...rules,
    ],
  });
  const classes = classify(pack);
  const hours = new Float64Array(classes.count);
  const credits = new Float64Array(classes.count);
  const [first] = pack.assessment;
  for (const form of FORMS) {
    const at = classes.ofCode[formCodes[form] * 8 + levelCodes.county] ?? 0;
    const [ofHours, ofCredits] = sums[form] ?? [0, 0];
    hours[at] = (hours[at] ?? 0) + ofHours;
    credits[at] = (credits[at] ?? 0) + ofCredits;
  }
  const trail = aTrail();
  const outcome = judge(
    {
      knowsCredits: true,
      classes,
      deduction: null,
      minimum:
        first?.kind === 'minimum'
          ? prepareMinimum(
              first,
              pack.groups.map((group) => ({ ...group, classes: classes.ofMatch.get(group.match) ?? [] })),
              () => null,
            )
          : null,
      offsets: pack.assessment.filter((rule) => rule.kind === 'offset'),
      uncounted: pack.assessment.find((rule) => rule.kind === 'uncounted') ?? null,
      isOtherwiseFailed,
      isOtherwiseJudged,
    },
    { hours, credits, raw: { hours: 300_000, credits: 99_000 }, span: '2018–2022 周期' },
    trail,
  );
  return { outcome, trail };
}
const statusOf = (...asked: Parameters<typeof judged>) => judged(...asked).outcome.status;

describe('the verdict of a period', () => {
  test('is none where neither a minimum nor another rule asks anything', () => {
    expect(statusOf(null, { exam: [80_000, 10_000] })).toBeNull();
    expect(statusOf(null, {}, [], { isOtherwiseJudged: true })).toBe('passed');
  });

  test.for([
    [10_000, 'passed', 0],
    [9999, 'failed', 1],
    [10_001, 'passed', 0],
    [0, 'failed', 10_000],
  ] as const)('with %i thousandths of 10 credits is %s', ([credits, status, short]) => {
    const { outcome } = judged({ credits: 10 }, { exam: [0, credits] });
    expect(outcome).toMatchObject({ status, shortfall: { hours: 0, credits: short } });
  });

  test('needs hours and credits, not either (H9)', () => {
    const minimum = { hours: 72, credits: 10 };
    expect(statusOf(minimum, { exam: [72_000, 10_000] })).toBe('passed');
    expect(statusOf(minimum, { exam: [71_999, 50_000] })).toBe('failed');
    expect(statusOf(minimum, { exam: [300_000, 9999] })).toBe('failed');
  });

  test('is failed by another condition, however much there is (A25)', () => {
    const enough = { exam: [400_000, 400_000] } as const;
    expect(statusOf({ credits: 360 }, enough, [], { isOtherwiseFailed: true })).toBe('failed');
  });

  test('waits for a number that the text leaves blank, unless another one fails it already (V3)', () => {
    const minimum = { hours: { setting: 'blank' }, credits: 10 };
    const { outcome, trail } = judged(minimum, { exam: [500_000, 10_000] });
    expect(outcome).toMatchObject({ status: 'undecided', hoursRequired: null, creditsRequired: 10_000 });
    expect([...trail.settings]).toEqual(['blank']);
    expect(trail.steps.map(({ unit }) => unit)).toEqual(['credits']);
    expect(trail.reasons.map(({ text }) => text)).toEqual(['原文没有写这个数，需要先填写']);
    expect(statusOf(minimum, { exam: [500_000, 9999] })).toBe('failed');
  });
});

describe('groups (W3.2)', () => {
  const minimum = { hours: 360, groups: { centralized: { hours: 160 }, remote: { hours: 200 } } };

  test('must be reached each: a surplus of one fills nothing in another', () => {
    const { outcome } = judged(minimum, { centralized: [159_999, 0], remote: [400_000, 0] });
    expect(outcome.status).toBe('failed');
    expect(outcome.shortfall).toEqual({
      hours: 0,
      credits: 0,
      groups: { centralized: { title: '集中', hours: 1 } },
    });
    expect(statusOf(minimum, { centralized: [160_000, 0], remote: [200_000, 0] })).toBe('passed');
  });

  test('take no hours of trainings outside them, which count in the total alone', () => {
    const { outcome } = judged(minimum, { centralized: [160_000, 0], exam: [200_000, 0] });
    expect(outcome.shortfall).toEqual({
      hours: 0,
      credits: 0,
      groups: { remote: { title: '远程', hours: 200_000 } },
    });
  });

  test('name both measures where both are short', () => {
    const both = { groups: { remote: { hours: 10, credits: 5 } } };
    expect(judged(both, { remote: [9000, 4000] }).outcome.shortfall.groups).toEqual({
      remote: { title: '远程', hours: 1000, credits: 1000 },
    });
  });
});

describe('offsets (SX6)', () => {
  const minimum = { groups: { centralized: { credits: 30 }, remote: { credits: 40 } } };
  const offset = (from: string, to: string) => ({
    ...{ ...heading, id: `${from}-${to}`, kind: 'offset', period: 'cycle' },
    ...{ from, to },
  });
  const lend = offset('centralized', 'remote');

  test('move what is above the lender’s own minimum, and no more', () => {
    const sums = (centralized: number) => ({ centralized: [0, centralized], remote: [0, 35_000] }) as const;
    expect(statusOf(minimum, sums(35_000), [lend])).toBe('passed');
    expect(judged(minimum, sums(34_999), [lend]).outcome.shortfall.groups).toEqual({
      remote: { title: '远程', credits: 1 },
    });
    expect(judged(minimum, sums(29_000), [lend]).outcome.shortfall.groups).toEqual({
      centralized: { title: '集中', credits: 1000 },
      remote: { title: '远程', credits: 5000 },
    });
  });

  test('lend each credit once: a second offset finds what the first has left', () => {
    const twice = [lend, { ...lend, id: 'again' }];
    const { outcome } = judged(minimum, { centralized: [0, 32_000], remote: [0, 35_000] }, twice);
    expect(outcome.shortfall.groups).toEqual({ remote: { title: '远程', credits: 3000 } });
  });

  test('lend all credits of a group of which only hours are asked', () => {
    const hoursOnly = { groups: { centralized: { hours: 0.001 }, remote: { credits: 40 } } };
    expect(statusOf(hoursOnly, { centralized: [1, 40_000] }, [lend])).toBe('passed');
    expect(statusOf(hoursOnly, { centralized: [1, 39_999] }, [lend])).toBe('failed');
  });

  test('leave the total as it is', () => {
    const { outcome } = judged(minimum, { centralized: [0, 40_000], remote: [0, 30_000] }, [lend]);
    expect(outcome).toMatchObject({ status: 'passed', credits: 70_000 });
  });
});

describe('hours that count nowhere by themselves (A13)', () => {
  const minimum = { hours: 30, groups: { centralized: { hours: 10 }, remote: { hours: 20 } } };

  test('leave it to a person from the hour on that would close everything', () => {
    const sums = (degree: number) =>
      ({ centralized: [8000, 0], remote: [17_000, 0], degree: [degree, 0] }) as const;
    expect(statusOf(minimum, sums(4999), [uncounted])).toBe('failed');
    const { outcome, trail } = judged(minimum, sums(5000), [uncounted]);
    expect(outcome).toMatchObject({ status: 'undecided', hours: 25_000 });
    expect(trail.reasons.at(-1)?.text).toBe('另有 5 学时按规定不单独计入，如果算上就可能补足，由人裁定');
  });

  test('never stand in for credits', () => {
    expect(statusOf({ credits: 10 }, { degree: [500_000, 0] }, [uncounted])).toBe('failed');
    const ofGroup = { groups: { remote: { credits: 1 } } };
    expect(statusOf(ofGroup, { degree: [500_000, 0] }, [uncounted])).toBe('failed');
  });

  test('earn their credits all the same', () => {
    expect(judged({ credits: 10 }, { degree: [80_000, 10_000] }, [uncounted]).outcome).toMatchObject({
      status: 'passed',
      credits: 10_000,
      hours: 0,
    });
  });

  test('change nothing where the text itself rules them out', () => {
    const closed = { ...uncounted, isOpen: false };
    expect(statusOf(minimum, { degree: [500_000, 0] }, [closed])).toBe('failed');
  });
});

describe('the explanation of a period (Q2)', () => {
  test('has a line for each measure that is asked, met or not, credits first', () => {
    const minimum = { hours: 72, credits: 10, groups: { remote: { hours: 20 } } };
    const { trail } = judged(minimum, { exam: [60_000, 10_000], remote: [20_500, 0] });
    expect(trail.steps.map(({ text }) => text)).toEqual([
      '2018–2022 周期共计入 10 学分，要求 10',
      '2018–2022 周期共计入 80.5 学时，要求 72',
      '2018–2022 周期（远程） 20.5 学时，要求 20',
    ]);
    expect(trail.reasons).toEqual([]);
  });

  test('says by how much each measure is short', () => {
    const { trail } = judged({ credits: 50 }, { exam: [0, 44_000] });
    expect(trail.reasons).toMatchObject([
      {
        clause: 'X1',
        text: '2018–2022 周期共计入 44 学分，要求 50，还差 6',
        before: 44_000,
        after: 50_000,
        unit: 'credits',
      },
    ]);
  });

  test('counts what an offset lent as the group’s own', () => {
    const minimum = { groups: { centralized: { credits: 30 }, remote: { credits: 40 } } };
    const lend = {
      ...{ ...heading, id: 'lend', kind: 'offset', period: 'cycle' },
      ...{ from: 'centralized', to: 'remote' },
    };
    const { trail } = judged(minimum, { centralized: [0, 40_000], remote: [0, 35_000] }, [lend]);
    expect(trail.steps.at(-1)).toMatchObject({ before: 40_000, after: 40_000 });
  });
});
