import { expect, it } from 'vitest';
import type { PeriodOutcome } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import { markAhead, toMark } from '../../../../src-shared/policy/assess/period-mark.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';

const outcome: PeriodOutcome = {
  ...{ status: 'failed', madeUp: true, hours: hours(40_000), credits: credits(9000), rawCredits: null },
  ...{ hoursRequired: hours(72_000), creditsRequired: credits(12_000) },
  shortfall: { hours: hours(32_000), credits: credits(3000), groups: { remote: { hours: hours(8000) } } },
};

it('is the verdict with what was counted, what is required and what is short', () => {
  expect(toMark(outcome)).toEqual({
    ...{ status: 'failed', isMadeUp: true, hours: 40_000, credits: 9000 },
    ...{ hoursRequired: 72_000, creditsRequired: 12_000, hoursShort: 32_000, creditsShort: 3000 },
    groupsShort: { remote: { hours: 8000 } },
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
  expect(markAhead(toMark(outcome))).toMatchObject(ahead);
});
