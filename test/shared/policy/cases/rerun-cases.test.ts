import { describe, expect, it } from 'vitest';
import { loadShippedCalendar } from '../../../../src-main/session/shipped-policies.ts';
import { rerunCases } from '../../../../src-shared/policy/cases/rerun-cases.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import type { CalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const TODAY = '2025-11-10' as CalendarDate;

/** One credit for so many hours of centralized training. */
const pack = (hours: number, text = '培训', id = 'small'): PolicyPack =>
  smallPack({ id, activities: [activity({ text, credits: { kind: 'per-hours', hours, credits: 1 } })] });
const CASES = [
  {
    id: 'three-days',
    kind: 'award',
    clause: 'X1',
    policy: 'small',
    input: { form: 'centralized', level: 'county', role: 'trainee', days: 3 },
  },
  {
    id: 'remote',
    kind: 'award',
    policy: 'small',
    note: '没有规定',
    input: { form: 'remote', level: 'county', role: 'trainee', hours: 8 },
  },
];

function rerun(saved: PolicyPack, edited: PolicyPack) {
  return rerunCases({
    parent: pack(8),
    saved,
    edited,
    cases: CASES,
    environment: { calendar: loadShippedCalendar(), today: TODAY },
  });
}

describe('the worked cases of a parent under an edited copy', () => {
  it('all stay where the copy says nothing else', () => {
    const same = pack(8, '培训', 'own');
    expect(rerun(same, same)).toMatchObject({ total: 2, same: 2, moved: 0, changed: [] });
  });

  it('name what changes, as a path into the answer with both figures', () => {
    const saved = pack(12, '培训', 'own');
    const { total, same, moved, changed } = rerun(saved, saved);
    expect({ total, same, moved }).toEqual({ total: 2, same: 1, moved: 0 });
    expect(changed).toEqual([
      expect.objectContaining({ id: 'three-days', kind: 'award', clause: 'X1', note: null, isMoved: false }),
    ]);
    expect(changed[0]?.differences).toContainEqual({ path: 'credits', before: '3', after: '2' });
  });

  it('tell what the edits alone move from what the saved version moved already', () => {
    expect(rerun(pack(8, '培训', 'own'), pack(12, '培训', 'own'))).toMatchObject({ same: 1, moved: 1 });
    expect(rerun(pack(12, '培训', 'own'), pack(8, '培训', 'own'))).toMatchObject({ same: 2, moved: 1 });
  });

  it('do not change by the wording of a rule alone', () => {
    expect(rerun(pack(8, '换一种说法', 'own'), pack(8, '又一种', 'own'))).toMatchObject({
      same: 2,
      moved: 0,
    });
  });
});
