import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { decidedSettings, silentPoints } from '../../../../src-shared/policy/pack/silent-points.ts';

const hainan = assertPresent(loadShippedPolicies().get('hainan-2017'), 'a shipped pack');

function setting(id: string): PolicyPack['settings'][number] {
  return { id, clause: 'H14.6', title: `标准 ${id}`, unit: 'credits', notes: [] };
}
function pack(id: string, version: number, settings: readonly string[]): PolicyPack {
  return { ...hainan, id, version, settings: settings.map(setting) };
}

const wuhan = pack('wuhan', 1, ['mentor', 'online']);
const older = pack('city', 1, ['mentor']);
const newer = pack('city', 2, ['mentor', 'visit']);
const ahead = pack('province', 1, ['mentor']);
const own = (governing: PolicyPack, from: string | null) => ({ pack: governing, from, lineage: [governing] });

describe('the silent points of a ledger', () => {
  const periods = [
    own(wuhan, null),
    own(older, '2023-01-01'),
    own(newer, '2025-01-01'),
    own(ahead, '2026-01-01'),
  ];
  const points = silentPoints(periods, { packs: [newer], today: '2025-11-10' });

  it("are today's first, then those of packs to come, then the latest of those that were", () => {
    expect(
      points.map(({ pack: { id, version }, when, setting: { id: point } }) => [id, version, when, point]),
    ).toEqual([
      ['city', 2, 'now', 'mentor'],
      ['city', 2, 'now', 'visit'],
      ['province', 1, 'future', 'mentor'],
      ['wuhan', 1, 'past', 'mentor'],
      ['wuhan', 1, 'past', 'online'],
    ]);
  });

  it('stand once each: a decision holds for all versions of a pack', () => {
    const names = points.map(({ pack: { id }, setting: { id: point } }) => `${id} ${point}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('name the packs whose decision holds: the copy, then its parent, up to the one that states the point', () => {
    const copy = { ...wuhan, id: 'copy' };
    const lineage = [{ id: 'copy', settings: [setting('online')], activities: [] }, wuhan];
    const deciders = silentPoints([{ pack: copy, from: null, lineage }], {
      packs: [copy],
      today: '2025-11-10',
    });
    expect(deciders.map(({ setting: { id }, deciders: packs }) => [id, packs])).toEqual([
      ['mentor', ['copy', 'wuhan']],
      ['online', ['copy']],
    ]);
  });
});

describe('what was decided', () => {
  const decided = [
    { policyId: 'wuhan', settingId: 'mentor', kind: null, value: 500 },
    { policyId: 'wuhan', settingId: 'online', kind: null, value: 250 },
    { policyId: 'wuhan', settingId: 'mentor', kind: null, value: 1000 },
    { policyId: 'elsewhere', settingId: 'mentor', kind: null, value: 9000 },
  ];

  it('is the latest decision of each point', () => {
    expect([...decidedSettings(wuhan, [wuhan], decided)]).toEqual([
      ['mentor', 1000],
      ['online', 250],
    ]);
  });

  it('is taken over from the pack that is extended, except on a point that the copy states anew', () => {
    const copy = { ...wuhan, id: 'copy' };
    const lineage = [{ id: 'copy', settings: [setting('online')], activities: [] }, wuhan];
    expect([...decidedSettings(copy, lineage, decided)]).toEqual([['mentor', 1000]]);
    const ofCopy = [...decided, { policyId: 'copy', settingId: 'mentor', kind: null, value: 0 }];
    expect([...decidedSettings(copy, lineage, ofCopy)]).toEqual([['mentor', 0]]);
  });

  it('is nothing where nobody decided: a figure is never guessed', () => {
    expect([...decidedSettings(wuhan, [wuhan], [])]).toEqual([]);
  });

  it('names how an open point was decided, and is taken over unless the copy states the row anew (Q1)', () => {
    const point = 'centralized.credits:centralized:school:trainee';
    const made = [
      { policyId: 'wuhan', settingId: point, kind: 'credits-per-day', value: 1000 } as const,
      {
        policyId: 'wuhan',
        settingId: 'none.credits:centralized:school:trainee',
        kind: 'credits',
        value: 1,
      } as const,
    ];
    const copy = { ...wuhan, id: 'copy' };
    const taken = [{ id: 'copy', settings: [], activities: [] }, wuhan];
    const anew = [{ id: 'copy', settings: [], activities: wuhan.activities }, wuhan];
    expect([...decidedSettings(copy, taken, made)]).toEqual([
      [point, { kind: 'credits-per-day', value: 1000 }],
    ]);
    expect([...decidedSettings(copy, anew, made)]).toEqual([]);
  });
});

describe('open points', () => {
  const today = { packs: [wuhan], today: '2025-11-10' };
  const open = 'open:enterprise:county:trainee';
  const ask = (met: readonly { readonly policyId: string; readonly settingId: string }[]) =>
    silentPoints([own(wuhan, null)], today, met).filter(({ kinds }) => kinds.length > 0);

  it('are asked once somebody waits or decided, with their choices', () => {
    expect(ask([])).toEqual([]);
    const met = { policyId: 'wuhan', settingId: open };
    expect(ask([met, met])).toMatchObject([
      { setting: { id: open, title: '县级企业实践（学员）的学分' }, deciders: ['wuhan'] },
    ]);
  });

  it('are not asked of another pack, nor of a row that the pack does not have', () => {
    expect(ask([{ policyId: 'elsewhere', settingId: open }])).toEqual([]);
    expect(ask([{ policyId: 'wuhan', settingId: 'none.credits:remote:city:trainee' }])).toEqual([]);
  });
});
