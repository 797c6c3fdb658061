import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const settings = [{ id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' }];
const ask = (
  changes: Readonly<Record<string, unknown>>,
  input: Readonly<Record<string, unknown>>,
  sections: Readonly<Record<string, unknown>> = {},
) =>
  award(
    smallPack({ activities: [activity(changes)], settings, ...sections }),
    awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...input }),
    new Map(),
  );

describe('what was decided by a person', () => {
  test('stands where the text is silent, and is named as such', () => {
    const outcome = ask({ credits: { kind: 'silent' } }, { hours: 8, decided: { credits: 1.5 } });
    expect(outcome).toMatchObject({ outcome: 'awarded', hours: 8000, credits: 1500 });
    expect(outcome.trace.some(({ text }) => text.includes('人工裁定 1.5 学分'))).toBe(true);
  });

  test('never overrides a figure of the text; that it was left aside is a warning', () => {
    const outcome = ask({}, { hours: 8, decided: { credits: 99 } });
    expect(outcome.credits).toBe(8000);
    expect(outcome.warnings).toMatchObject([{ clause: 'X1' }]);
  });

  test('is cut by the cap of the project like any figure', () => {
    const projectCap = { id: 'cap', clause: 'X3', text: '最多 2 学分', credits: 2 };
    const outcome = ask({ credits: { kind: 'silent' }, projectCap }, { hours: 8, decided: { credits: 3 } });
    expect(outcome.credits).toBe(2000);
  });

  test('on hours earns the text’s own rate', () => {
    expect(ask({}, { decided: { hours: 4 } })).toMatchObject({
      outcome: 'awarded',
      hours: 4000,
      credits: 4000,
    });
  });

  test('for the whole cannot be divided among years by anybody else (H14.1)', () => {
    const byYear = [
      { year: 2024, days: 1 },
      { year: 2025, days: 1 },
    ];
    const input = { splitByYear: true, byYear, decided: { credits: 2 } };
    const outcome = ask({ credits: { kind: 'silent' } }, input);
    expect(outcome).toMatchObject({ outcome: 'undecided', years: null });
    expect(outcome.reasons.some(({ text }) => text.includes('各年度'))).toBe(true);
  });
});

describe('an award', () => {
  test('names every reason at once where several things are unknown', () => {
    const outcome = ask({ credits: { kind: 'setting', setting: 'rate.x', per: 'hour' } }, {});
    expect(outcome.outcome).toBe('undecided');
    expect(outcome.reasons.length).toBeGreaterThan(1);
    expect(outcome.undecidedSettings).toEqual(['rate.x']);
  });

  test('of no hours and no credits is nothing: there is no training to certify', () => {
    expect(ask({}, { hours: 0 })).toMatchObject({ outcome: 'nothing', hours: 0, credits: 0 });
  });

  test('rounds each year once, half up, and its total is the sum of the rounded years', () => {
    const credits = { kind: 'per-hours', hours: 3, credits: 1 };
    const outcome = ask(
      { credits },
      {
        splitByYear: true,
        byYear: [
          { year: 2024, hours: 0.5 },
          { year: 2025, hours: 0.5 },
        ],
      },
    );
    expect(outcome.years?.map((part) => part.credits)).toEqual([167, 167]);
    expect(outcome.credits).toBe(334);
  });

  test('whose years come to another total than the one stated waits for a person (H14.1)', () => {
    const byYear = [
      { year: 2024, days: 1 },
      { year: 2025, days: 2 },
    ];
    expect(ask({}, { splitByYear: true, byYear, days: 3 })).toMatchObject({ outcome: 'awarded' });
    const odd = ask({}, { splitByYear: true, byYear, days: 3.001 });
    expect(odd).toMatchObject({
      outcome: 'undecided',
      reasons: [{ text: '各年度的天数或学时加起来与总数不符' }],
    });
    // Parts that the document does not split by say nothing about the whole.
    expect(ask({}, { byYear, days: 4 })).toMatchObject({ outcome: 'awarded', hours: 32_000 });
  });

  test('is given for whom passed; a lecturer gets no certificate of the training', () => {
    expect(ask({}, { hours: 8 }).certificate).toBe(true);
    expect(ask({}, { hours: 8, role: 'lecturer' }).certificate).toBeNull();
    // A text that asks nobody to pass still certifies only who did.
    expect(ask({}, { hours: 8, passed: false })).toMatchObject({ outcome: 'awarded', certificate: false });
  });

  test('has no credits in a pack of hours alone', () => {
    const sections = { units: { hours: true, credits: false } };
    const changes = { credits: { kind: 'none' } };
    expect(ask(changes, { hours: 8 }, sections)).toMatchObject({
      outcome: 'awarded',
      hours: 8000,
      credits: null,
    });
  });
});
