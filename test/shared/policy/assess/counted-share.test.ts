import { describe, expect, it } from 'vitest';
import { countedShare, type EarnedEntry } from '../../../../src-shared/policy/assess/counted-share.ts';
import { smallPack } from '../pack/small-pack.ts';

const PACK = smallPack({
  assessment: [
    {
      id: 'school',
      clause: 'H9',
      text: '每年最多六分',
      kind: 'cap',
      period: 'year',
      match: { levels: ['school'] },
      credits: 6,
    },
  ],
});

function entry(uid: string, other: Partial<EarnedEntry> = {}): EarnedEntry {
  return {
    uid,
    year: 2025,
    makeUpFor: null,
    endedOn: '2025-05-01',
    form: 'school-based',
    level: 'school',
    classification: null,
    hours: 24_000,
    credits: 4000,
    ...other,
  };
}

describe('what of an entry counts in its year', () => {
  const first = entry('a');
  const second = entry('b', { endedOn: '2025-06-01' });

  it('is what the entries before it leave of the cap, with the clause that cut it (Q4, A26)', () => {
    expect(countedShare(PACK, first, [second, first])).toEqual({
      measure: 'credits',
      earned: 4000,
      counted: 4000,
      over: 0,
      clause: null,
    });
    expect(countedShare(PACK, second, [second, first])).toEqual({
      measure: 'credits',
      earned: 4000,
      counted: 2000,
      over: 2000,
      clause: 'H9',
    });
  });

  it('is not cut by what makes up another year: that counts there (A8)', () => {
    const makeUp = entry('c', { makeUpFor: 2024, endedOn: '2025-01-01' });
    expect(countedShare(PACK, first, [first, makeUp])?.counted).toBe(4000);
    expect(countedShare(PACK, makeUp, [first, makeUp])?.counted).toBe(4000);
  });

  it('is told in hours where the text knows those alone and caps them', () => {
    const inHours = (assessment: readonly Readonly<Record<string, unknown>>[]) =>
      smallPack({ units: { hours: true, credits: false }, activities: [], assessment });
    const cap = { id: 'lessons', clause: 'X1', text: '每年最多', kind: 'cap', period: 'year' };
    const match = { levels: ['school'] };
    const without = { credits: null };
    const [a, b] = [entry('a', without), entry('b', { ...without, endedOn: '2025-06-01' })];
    expect(countedShare(inHours([{ ...cap, match, hours: 40 }]), b, [a, b])).toEqual({
      ...{ measure: 'hours', earned: 24_000, counted: 16_000, over: 8000, clause: 'X1' },
    });
    expect(countedShare(inHours([]), b, [a, b])).toBeNull();
  });

  it('is nothing for an entry without credits, or one that does not stand any more', () => {
    expect(countedShare(PACK, entry('a', { credits: null }), [first])).toBeNull();
    expect(countedShare(PACK, first, [second])).toBeNull();
  });
});
