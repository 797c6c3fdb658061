import { describe, expect, it } from 'vitest';
import { sumsOf } from '../../../../src-renderer/features/registrations/sums.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';

function row(change: Partial<RegistrationRow> = {}): RegistrationRow {
  return {
    traineeUid: 'x',
    teacher: { uid: 't', name: '张㛃', organisationName: '甲校' },
    outcome: 'awarded',
    hours: 24_000,
    credits: 3000,
    year: 2026,
    years: null,
    computed: null,
    steps: [],
    reasons: [],
    warnings: [],
    notes: [],
    undecidedSettings: [],
    entryUids: [],
    ...change,
  };
}

describe('sums of a registration', () => {
  it('adds only what will be recorded and counts the rest by why', () => {
    const sums = sumsOf([
      row(),
      row({
        years: [
          { year: 2025, hours: 8000, credits: 1000 },
          { year: 2026, hours: 16_000, credits: 2000 },
        ],
      }),
      row({ outcome: 'undecided', hours: 60_000, credits: null }),
      row({ outcome: 'nothing', hours: 0, credits: 0 }),
    ]);
    expect(sums).toEqual({
      people: 2,
      hours: 48_000,
      credits: 6000,
      years: [2025, 2026],
      leftOut: { undecided: 1, nothing: 1 },
    });
  });

  it('knows no credits where no row has any', () => {
    expect(sumsOf([row({ credits: null })]).credits).toBeNull();
  });
});
