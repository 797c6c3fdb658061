import { describe, expect, test } from 'vitest';
import {
  type DeductionFields,
  deductionEarning,
  deductionFieldsSchema,
  deductionProblems,
  offeredDeductions,
} from '../../../src-shared/registration/deduction.ts';
import { smallPack } from '../policy/pack/small-pack.ts';

const rule = {
  ...{ id: 'notes', clause: 'X4', title: '笔记不合格', text: '扣当年学时' },
  ...{ hours: { setting: 'notes.hours' }, withholds: '合格证' },
};
const pack = smallPack({
  settings: [{ id: 'notes.hours', clause: 'X4', title: '扣多少', unit: 'hours' }],
  deductions: [rule, { ...rule, id: 'late', title: '迟到', hours: 1.5 }],
});
const fields: DeductionFields = {
  ...{ policyId: pack.id, ruleId: 'notes', inspectedBy: '县教育局', inspectedOn: '2025-10-20' },
  ...{ paper: null, reason: '没有笔记' },
};
const offered = (hours: number | null) => offeredDeductions([pack], () => hours);

describe('the rules that take hours away (SR1)', () => {
  test('are those of the texts in force, with what was decided, or what the text says', () => {
    expect(offered(null).map(({ policyId, rule: { id }, hours }) => [policyId, id, hours])).toEqual([
      [pack.id, 'notes', null],
      [pack.id, 'late', 1500],
    ]);
    expect(offered(2000)[0]?.hours).toBe(2000);
  });
});

describe('hours cannot be taken away', () => {
  const codesOf = (change: Partial<Parameters<typeof deductionProblems>[0]> = {}) =>
    deductionProblems({
      ...{ offered: offered(2000)[0], fields, today: '2025-11-01', alreadyTaken: [] },
      ...change,
    }).map(({ code }) => code);

  test('by a rule that no text in force has', () => {
    expect(codesOf({ offered: undefined })).toEqual(['deduction.unknownRule']);
  });

  test('before it is known how many, before it was found, nor twice for one day; all said at once', () => {
    expect(codesOf()).toEqual([]);
    expect(codesOf({ today: '2025-10-20' })).toEqual([]);
    expect(
      codesOf({ offered: offered(null)[0], today: '2025-10-19', alreadyTaken: ['王芳', '李明'] }),
    ).toEqual([
      ...['deduction.hoursOpen', 'deduction.inTheFuture'],
      ...['deduction.alreadyTaken', 'deduction.alreadyTaken'],
    ]);
  });

  test('without a reason, or without who found it', () => {
    const isRead = (change: Partial<Record<keyof DeductionFields, unknown>>) =>
      deductionFieldsSchema.safeParse({ ...fields, ...change }).success;
    expect([
      isRead({}),
      isRead({ reason: ' ' }),
      isRead({ inspectedBy: '' }),
      isRead({ inspectedOn: '10-20' }),
    ]).toEqual([true, false, false, false]);
  });
});

test('the line says by which rule, why, by whom and when, and touches no credits', () => {
  const [first] = offered(2000);
  if (first === undefined) throw new Error('it is offered');
  const earned = deductionEarning(fields, {
    ...{ rule: first.rule, hours: 2000, year: 2025, hasCredits: true },
    policyVersion: { id: 1, key: 'small@1#x' },
  });
  expect(earned).toMatchObject({
    phase: 'deducted',
    year: 2025,
    hours: -2000,
    credits: 0,
    endedOn: '2025-10-20',
  });
  expect(JSON.parse(earned.trail)).toEqual({
    steps: [
      {
        ...{ clause: 'X4', rule: 'notes', text: '笔记不合格：扣 2 学时（县教育局 2025-10-20 检查）' },
        ...{ after: -2000, unit: 'hours' },
      },
    ],
    warnings: [],
  });
  expect(JSON.parse(earned.facts).deduction).toMatchObject({ reason: '没有笔记', withholds: '合格证' });
});
