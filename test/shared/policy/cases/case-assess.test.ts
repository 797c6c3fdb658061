import { describe, expect, test } from 'vitest';
import { listTotals } from '../../../../src-shared/ledger/totals.ts';
import { type AssessInput, assessInputSchema } from '../../../../src-shared/policy/assess/assess-input.ts';
import { assessCase, totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../pack/small-pack.ts';

const minimum = {
  ...{ id: 'minimum', clause: 'X1', text: '每年 10 学分', kind: 'minimum', period: 'year' },
  ...{ credits: 10, groups: { remote: { credits: 4 } } },
};
const sections = {
  groups: [{ id: 'remote', title: '远程', match: { forms: ['remote'] } }],
  assessment: [minimum],
  consequences: [{ id: 'no-title', clause: 'X9', text: '不能晋升', when: ['year'] }],
};
const ask = (input: Readonly<Record<string, unknown>>) =>
  assessCase(smallPack(sections), assessInputSchema.parse(input));

describe('the answer to an assessment', () => {
  test('has decimals, and only the periods that were asked', () => {
    const entries = [
      { year: 2023, form: 'remote', hours: 40, credits: 4 },
      { year: 2023, form: 'centralized', level: 'county', hours: 48, credits: 6 },
    ];
    const answer = ask({ year: 2023, entries });
    expect(answer).toMatchObject({
      output: {
        year: {
          madeUp: false,
          status: 'passed',
          hours: 88,
          credits: 10,
          rawCredits: 10,
          shortfall: { hours: 0, credits: 0, groups: {} },
        },
        reasons: [],
      },
    });
    for (const key of ['cycle', 'probation', 'enterprise', 'notes', 'warnings'])
      expect(answer).not.toHaveProperty(`output.${key}`);
  });

  test('names what is short, in all and in each group', () => {
    expect(ask({ year: 2023, entries: [{ year: 2023, form: 'remote', credits: 3.5 }] })).toMatchObject({
      output: {
        year: {
          status: 'failed',
          shortfall: { hours: 0, credits: 6.5, groups: { remote: { credits: 0.5 } } },
        },
      },
    });
  });

  test('names the hours that a group is short of', () => {
    const pack = smallPack({ ...sections, assessment: [{ ...minimum, groups: { remote: { hours: 20 } } }] });
    const entries = [{ year: 2023, form: 'remote', hours: 19.5, credits: 10 }];
    expect(assessCase(pack, assessInputSchema.parse({ year: 2023, entries }))).toMatchObject({
      output: { year: { shortfall: { hours: 0, credits: 0, groups: { remote: { hours: 0.5 } } } } },
    });
  });

  test('tells what a failed period brings as a warning (W1.4)', () => {
    expect(ask({ year: 2023 })).toMatchObject({ output: { warnings: [{ clause: 'X9', text: '不能晋升' }] } });
  });

  test('has no verdict where the pack asks nothing', () => {
    const input = assessInputSchema.parse({ year: 2023 });
    expect(assessCase(smallPack(), input)).toMatchObject({
      output: { year: { status: null, hours: 0, credits: 0 } },
    });
  });
});

describe('entries of a case as totals', () => {
  const rowsOf = (entries: readonly Readonly<Record<string, unknown>>[]) => {
    const read: AssessInput = assessInputSchema.parse({ year: 2023, entries });
    return listTotals(totalsOf(read.entries));
  };

  test('are thousandths; what is left out adds nothing', () => {
    expect(rowsOf([{ year: 2023, form: 'enterprise', months: 1.5, weeks: 0.25 }])).toMatchObject([
      { hours: 0, credits: 0, months: 1500, weeks: 250, level: null, count: 1 },
    ]);
  });

  test('of school-based training are the school’s, whatever level is missing (A5)', () => {
    expect(rowsOf([{ year: 2023, form: 'school-based' }])).toMatchObject([{ level: 'school' }]);
    expect(rowsOf([{ year: 2023, form: 'school-based', level: 'county' }])).toMatchObject([
      { level: 'county' },
    ]);
  });

  test('alike in year, form, level, phase and year made up are one row', () => {
    const one = { year: 2023, form: 'remote', level: 'city', credits: 1 };
    expect(rowsOf([one, one, { ...one, makeUpFor: 2022 }, { ...one, phase: 'probation' }])).toHaveLength(3);
    expect(rowsOf([one, one])).toMatchObject([{ credits: 2000, count: 2 }]);
  });
});
