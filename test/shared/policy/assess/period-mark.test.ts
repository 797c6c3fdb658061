import { expect, it } from 'vitest';
import type { PeriodOutcome } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import {
  isShortOf,
  markAt,
  standingAt,
  timeOfPeriod,
  toMark,
} from '../../../../src-shared/policy/assess/period-mark.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';

const outcome: PeriodOutcome = {
  ...{
    status: 'failed',
    madeUp: true,
    hours: hours(40_000),
    credits: credits(9000),
    rawCredits: null,
    rawHours: hours(40_000),
  },
  ...{ hoursRequired: hours(72_000), creditsRequired: credits(12_000) },
  shortfall: {
    hours: hours(32_000),
    credits: credits(3000),
    groups: { remote: { title: '远程培训', hours: hours(8000) } },
  },
};

it('is the verdict with what was counted, what is required and what is short', () => {
  expect(toMark(outcome)).toEqual({
    ...{ status: 'failed', isMadeUp: true, hours: 40_000, credits: 9000 },
    ...{ hoursRequired: 72_000, creditsRequired: 12_000, hoursShort: 32_000, creditsShort: 3000 },
    groupsShort: { remote: { title: '远程培训', hours: 8000 } },
  });
});

it('judges nobody in a period that was not asked, or has not begun', () => {
  expect(toMark(null)).toMatchObject({ status: null, hours: 0, credits: null, groupsShort: {} });
  const ahead = {
    status: null,
    hours: 40_000,
    credits: 9000,
    hoursShort: 0,
    creditsShort: 0,
    groupsShort: {},
  };
  expect(markAt(toMark(outcome), 'ahead')).toMatchObject(ahead);
});

it('fails nobody before the last day of the period, and still says what is short', () => {
  const mark = toMark(outcome);
  expect(markAt(mark, 'running')).toEqual({ ...mark, status: 'running' });
  expect(markAt(mark, 'over')).toEqual(mark);
  for (const verdict of ['passed', 'exempt', 'undecided', null] as const)
    expect(standingAt(verdict, 'running')).toBe(verdict);
  expect([mark, markAt(mark, 'running'), { status: 'passed' as const }].map(isShortOf)).toEqual([
    true,
    true,
    false,
  ]);
});

it('runs from its first year to its last, both included', () => {
  const cycle = { from: 2021, to: 2025 };
  expect([2020, 2021, 2025, 2026].map((present) => timeOfPeriod(cycle, present))).toEqual([
    'ahead',
    'running',
    'running',
    'over',
  ]);
});
