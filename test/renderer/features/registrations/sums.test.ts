import { describe, expect, it } from 'vitest';
import { leftOutOf, yearsOf } from '../../../../src-renderer/features/registrations/sums.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';

type Row = Pick<RegistrationRow, 'outcome' | 'year' | 'years' | 'doublings'>;

const row = (outcome: Row['outcome'], year: number | null = 2025, years: Row['years'] = null): Row => ({
  outcome,
  year,
  years,
  doublings: [],
});
const part = (year: number) => ({ year, hours: 8000, credits: 1000 });

describe('what registering would record', () => {
  it('names each year once, oldest first, with both years of a project over New Year (H14.1)', () => {
    const rows = [row('awarded', 2026), row('awarded', 2025, [part(2025), part(2026)]), row('awarded', null)];
    expect(yearsOf(rows)).toEqual([2025, 2026]);
  });

  it('takes no year from people who are not registered', () => {
    expect(yearsOf([row('refused', 2024), row('awarded', 2025)])).toEqual([2025]);
  });

  it('does not call who waits for a reason a missing proof (X4)', () => {
    const doubling = {
      rule: 'samePerson',
      key: 'k',
      others: [],
      person: null,
      from: null,
      to: null,
    } as const;
    const open = { ...doubling, others: [], hours: null, number: null, reason: null };
    expect(leftOutOf([{ ...row('pending'), doublings: [open] }, row('pending')])).toEqual([
      { kind: 'pending', count: 1 },
    ]);
  });

  it('counts who is left out in a fixed order, without kinds that have nobody', () => {
    const rows = [row('pending'), row('awarded'), row('nothing'), row('pending'), row('registered')];
    expect(leftOutOf(rows)).toEqual([
      { kind: 'nothing', count: 1 },
      { kind: 'pending', count: 2 },
      { kind: 'registered', count: 1 },
    ]);
  });
});
