import { describe, expect, it } from 'vitest';
import type { PackPart } from '../../../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import {
  firstDayOf,
  forceProblems,
  type GoverningPeriod,
  isSameSet,
  withEnds,
} from '../../../../src-shared/policy/pack/registered-pack.ts';
import type { CalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import { smallPack } from './small-pack.ts';

const REGISTRATION_YEAR = {
  id: 'registration-year',
  clause: 'X9',
  text: '登记年度',
  starts: '09-01',
  decidedBy: 'end',
};

describe('the periods of a ledger', () => {
  const period = (from: string | null): GoverningPeriod => {
    const pack = smallPack();
    return {
      registered: { kind: 'shipped', raw: pack, pack, isRemoved: false, saved: null },
      ...{ pack, texts: [], choices: {}, decidedBy: null, decidedOn: null },
      fromYear: null,
      from: from as CalendarDate | null,
      reason: '建立台账时选定',
      actor: '王老师',
      recordedAt: '2025-11-10T02:00:00.000Z',
    };
  };

  it('last up to the day before the next, the last one without an end', () => {
    const periods = [period(null), period('2024-03-01'), period('2025-01-01')];
    expect(withEnds(periods).map(({ from, to }) => [from, to])).toEqual([
      [null, '2024-02-29'],
      ['2024-03-01', '2024-12-31'],
      ['2025-01-01', null],
    ]);
  });
});

describe('setting texts in force', () => {
  const pack = smallPack({ id: 'next' });
  const following = (of: PolicyPack, parts: readonly PackPart[] = ['process']) => ({
    pack: of,
    texts: [
      { registered: { kind: 'shipped', raw: of, pack: of, isRemoved: false, saved: null } as const, parts },
    ],
    choices: {},
  });
  const asked = { set: following(pack), before: following(smallPack()), fromYear: 2026, thisYear: 2025 };
  const decision = { decidedOn: null, today: '2025-11-10' } as const;
  const codes = (other: Partial<typeof asked & { readonly decidedOn: string }>) =>
    forceProblems({ ...asked, ...decision, ...other }).map(({ code }) => code);

  it('may be done for ten years ahead', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ fromYear: 2035 })).toEqual([]);
    expect(codes({ fromYear: 2036 })).toEqual(['policy.tooFarAhead']);
  });

  it('was decided today or before, and every problem is said at once', () => {
    expect(codes({ decidedOn: '2025-11-10' })).toEqual([]);
    expect(codes({ decidedOn: '2025-11-11' })).toEqual(['decision.inTheFuture']);
    expect(codes({ decidedOn: '2025-11-11', fromYear: 2036 })).toEqual([
      'policy.tooFarAhead',
      'decision.inTheFuture',
    ]);
  });

  it('changes nothing where those very versions govern the year already', () => {
    expect(codes({ before: following(pack) })).toEqual(['policy.alreadyInForce']);
    expect(codes({ before: following({ ...pack, version: 2 }) })).toEqual([]);
  });

  it('changes something where a part, a text or a choice is another', () => {
    expect(isSameSet(following(pack, ['credits', 'process']), following(pack, ['process', 'credits']))).toBe(
      true,
    );
    expect(isSameSet(following(pack), following(pack, ['credits']))).toBe(false);
    expect(isSameSet(following(pack), { ...following(pack), choices: { numbering: 'next' } })).toBe(false);
  });

  it('starts on the first day of its registration year', () => {
    expect(firstDayOf(pack, 2026)).toBe('2026-01-01');
    expect(firstDayOf(smallPack({ registrationYear: REGISTRATION_YEAR }), 2026)).toBe('2026-09-01');
  });
});
