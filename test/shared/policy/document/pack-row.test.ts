import { describe, expect, it } from 'vitest';
import { describePack } from '../../../../src-shared/policy/document/describe-pack.ts';
import { inListOrder, packRow } from '../../../../src-shared/policy/document/pack-row.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import type { GoverningPeriod, RegisteredPack } from '../../../../src-shared/policy/pack/registered-pack.ts';
import type { CalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const setting = (id: string) => ({ id, clause: 'X1', title: '标准', unit: 'credits' });
const pack = smallPack({
  regionCode: '460000',
  activities: [
    activity(),
    activity({
      id: 'capped',
      when: { forms: ['remote'] },
      projectCap: { id: 'cap', clause: 'X4', text: '每个项目最多 10 学分。', credits: 10 },
    }),
  ],
  settings: [setting('rate.a'), setting('rate.b')],
  notes: [{ id: 'A9', text: '读法' }],
});

function registered(of: PolicyPack, other: Partial<RegisteredPack> = {}): RegisteredPack {
  return { kind: 'shipped', raw: of, pack: of, isRemoved: false, saved: null, ...other };
}
function period(of: PolicyPack): GoverningPeriod {
  return {
    registered: registered(of),
    pack: of,
    texts: [{ registered: registered(of), parts: ['process'] }],
    ...{ choices: {}, decidedBy: null, decidedOn: null },
    fromYear: 2025,
    from: '2025-01-01' as CalendarDate,
    reason: '改用',
    actor: '王老师',
    recordedAt: '2025-01-01T02:00:00.000Z',
  };
}
function row(other: Partial<Parameters<typeof packRow>[0]> = {}) {
  return packRow({
    registered: registered(pack),
    document: describePack(pack, new Map([['rate.a', 1000]]), pack),
    now: period(smallPack({ id: 'elsewhere' })),
    place: { regionCode: '460100', date: '2025-11-10' },
    parentTitle: null,
    caseCount: 3,
    isUsed: false,
    ...other,
  });
}

describe('a pack in the list', () => {
  it('counts its rules, a cap of a project as one of its own, and its silent points', () => {
    expect(row()).toMatchObject({ ruleCount: 3, noteCount: 1, silentCount: 2, openCount: 1, caseCount: 3 });
  });

  it('covers the place it is made for', () => {
    expect(row().coversHere).toBe(true);
    expect(row({ place: { regionCode: '420100', date: '2025-11-10' } }).coversHere).toBe(false);
  });

  it('is in force where a version of it governs today', () => {
    expect(row()).toMatchObject({ isInForce: false, inForceVersion: null, inForceFrom: null });
    expect(row({ now: period({ ...pack, version: 7 }) })).toMatchObject({
      isInForce: true,
      inForceVersion: 7,
      inForceFrom: '2025-01-01',
    });
  });

  it('names the pack it extends, by its id where it is not at hand', () => {
    const raw = { ...pack, extends: { id: 'parent', version: 2 } };
    expect(row({ registered: registered(pack, { raw }), parentTitle: '上级办法' }).extends).toEqual({
      id: 'parent',
      version: 2,
      title: '上级办法',
    });
    expect(row({ registered: registered(pack, { raw }) }).extends?.title).toBe('parent');
  });

  it('can be removed only when it is an own one that nothing rests on', () => {
    const own = registered(pack, { kind: 'own' });
    expect(row({ registered: own }).canRemove).toBe(true);
    expect(row({ registered: own, isUsed: true }).canRemove).toBe(false);
    expect(row().canRemove).toBe(false);
  });
});

it('lists packs in force first, then those for this place, then all others by title', () => {
  const rows = [
    { title: '乙', isInForce: false, coversHere: false },
    { title: '丙', isInForce: false, coversHere: true },
    { title: '甲', isInForce: false, coversHere: false },
    { title: '丁', isInForce: true, coversHere: false },
  ];
  expect(inListOrder(rows).map(({ title }) => title)).toEqual(['丁', '丙', '甲', '乙']);
});
