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
  const points = silentPoints(periods, { pack: newer, today: '2025-11-10' });

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
    const lineage = [{ id: 'copy', settings: [setting('online')] }, wuhan];
    const deciders = silentPoints([{ pack: copy, from: null, lineage }], { pack: copy, today: '2025-11-10' });
    expect(deciders.map(({ setting: { id }, deciders: packs }) => [id, packs])).toEqual([
      ['mentor', ['copy', 'wuhan']],
      ['online', ['copy']],
    ]);
  });
});

describe('what was decided', () => {
  const decided = [
    { policyId: 'wuhan', settingId: 'mentor', value: 500 },
    { policyId: 'wuhan', settingId: 'online', value: 250 },
    { policyId: 'wuhan', settingId: 'mentor', value: 1000 },
    { policyId: 'elsewhere', settingId: 'mentor', value: 9000 },
  ];

  it('is the latest decision of each point', () => {
    expect([...decidedSettings(wuhan, [wuhan], decided)]).toEqual([
      ['mentor', 1000],
      ['online', 250],
    ]);
  });

  it('is taken over from the pack that is extended, except on a point that the copy states anew', () => {
    const copy = { ...wuhan, id: 'copy' };
    const lineage = [{ id: 'copy', settings: [setting('online')] }, wuhan];
    expect([...decidedSettings(copy, lineage, decided)]).toEqual([['mentor', 1000]]);
    const ofCopy = [...decided, { policyId: 'copy', settingId: 'mentor', value: 0 }];
    expect([...decidedSettings(copy, lineage, ofCopy)]).toEqual([['mentor', 0]]);
  });

  it('is nothing where nobody decided: a figure is never guessed', () => {
    expect([...decidedSettings(wuhan, [wuhan], [])]).toEqual([]);
  });
});
