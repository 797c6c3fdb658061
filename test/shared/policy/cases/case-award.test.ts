import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { awardCase, decimalOrNull, lineOf } from '../../../../src-shared/policy/cases/case-award.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const facts = { form: 'centralized', level: 'county', role: 'trainee', hours: 1.5 };
const ask = (
  input: Readonly<Record<string, unknown>> = {},
  sections: Readonly<Record<string, unknown>> = {},
) => {
  const pack = smallPack({ activities: [activity()], ...sections });
  return awardCase(pack, awardInputSchema.parse({ ...facts, ...input }));
};

describe('the answer to an award', () => {
  test('has decimals, and leaves out what neither the policy nor the question speaks of', () => {
    expect(ask()).toEqual({
      output: {
        outcome: 'awarded',
        hours: 1.5,
        credits: 1.5,
        year: null,
        level: 'county',
        certificate: true,
        trace: [
          { clause: 'X1', text: '实际 1.5 学时' },
          { clause: 'X1', text: '1.5 学时 ÷ 1 学时 × 1 学分 = 1.5 学分' },
          { clause: 'X1', text: '得 1.5 学分' },
        ],
        reasons: [],
      },
    });
  });

  test('says what still fits under the caps only where the entries so far were stated (W3.5)', () => {
    const cap = {
      ...{ id: 'most', clause: 'X2', text: '最多 1 学分', kind: 'cap', period: 'year' },
      ...{ match: { forms: ['centralized'] }, credits: 1 },
    };
    const stated = ask({ prior: [], end: '2023-05-01' }, { assessment: [cap] });
    expect(stated).toMatchObject({ output: { credits: 1.5, counted: 1 } });
    expect(ask({ end: '2023-05-01' }, { assessment: [cap] })).not.toHaveProperty('output.counted');
  });

  test('gives the years of a split project in decimals (H14.1)', () => {
    const byYear = [
      { year: 2024, hours: 0.5 },
      { year: 2023, hours: 1 },
    ];
    expect(ask({ splitByYear: true, byYear })).toMatchObject({
      output: {
        years: [
          { year: 2023, hours: 1, credits: 1 },
          { year: 2024, hours: 0.5, credits: 0.5 },
        ],
      },
    });
  });

  test('names reasons and warnings with their clause', () => {
    const gates = [{ id: 'passed', clause: 'X3', text: '合格', kind: 'passed' }];
    expect(ask({ passed: false }, { gates })).toMatchObject({
      output: { outcome: 'nothing', credits: 0, reasons: [{ clause: 'X3' }] },
    });
    expect(ask({ decided: { credits: 9 } })).toMatchObject({ output: { warnings: [{ clause: 'X1' }] } });
  });

  test('is no answer under a policy that awards nothing', () => {
    expect(ask({}, { activities: [] })).toEqual({
      error: { code: 'notInPolicy', message: 'small awards nothing', path: '/policy' },
    });
  });
});

test('figures are decimals, what is unknown stays null', () => {
  expect([decimalOrNull(1), decimalOrNull(0), decimalOrNull(null)]).toEqual([0.001, 0, null]);
});

test('a step is shown without its rule and figures, with the reading it rests on', () => {
  expect(lineOf({ clause: 'X1', text: '两天', rule: 'training', note: 'A1', after: 2000 })).toEqual({
    clause: 'X1',
    text: '两天',
    note: 'A1',
  });
  expect(lineOf({ clause: 'X1', text: '两天' })).not.toHaveProperty('note');
});
