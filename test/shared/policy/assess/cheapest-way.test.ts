import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import type { Shortfall } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import { cheapestWay } from '../../../../src-shared/policy/assess/cheapest-way.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';

const packs = loadShippedPolicies();
const ways = (id: string, shortfall: Partial<Shortfall>) =>
  cheapestWay(
    assertPresent(packs.get(id), 'shipped'),
    { hours: hours(0), credits: credits(0), groups: {}, ...shortfall },
    new Map(),
  );

describe('the cheapest way to close a gap', () => {
  test('is asked of the award rules, fewest hours first', () => {
    const found = ways('hainan-2017', { credits: credits(400) });
    expect(found.map(({ form, hours: need, credits: gain }) => [form, need, gain])).toEqual([
      ['centralized', 2000, 400],
      ['shadowing', 2000, 400],
      ['remote', 4000, 400],
    ]);
    expect(found[0]).toMatchObject({ level: 'county', clause: 'H14.3', group: null });
  });

  test('closes hours and credits alike', () => {
    const found = ways('hainan-2017', { hours: hours(32_000), credits: credits(1000) });
    expect(found.every((way) => way.hours >= 32_000 && (way.credits ?? 0) >= 1000)).toBe(true);
  });

  test('never proposes what a cap or a gap in the text would leave empty', () => {
    const found = ways('hainan-2017', { credits: credits(12_000) });
    expect(found.map(({ form }) => form)).toEqual(['remote']);
    expect(ways('hainan-2017', { credits: credits(400) }).some(({ level }) => level === 'school')).toBe(
      false,
    );
  });

  test('serves the group that is short', () => {
    const found = ways('wuhan-2008', {
      groups: { 'non-centralized': { title: '非集中培训', hours: hours(10_000) } },
    });
    expect(found[0]).toMatchObject({ form: 'school-based', group: 'non-centralized', hours: 10_000 });
    expect(found.some(({ form }) => form === 'centralized')).toBe(false);
  });

  test('counts what closes a group towards the total', () => {
    const found = ways('wuhan-2008', {
      hours: hours(10_000),
      groups: { centralized: { title: '集中培训', hours: hours(10_000) } },
    });
    expect(new Set(found.map(({ group }) => group))).toEqual(new Set(['centralized']));
  });

  test('is nothing where nothing is missing', () => {
    expect(ways('hainan-2017', {})).toEqual([]);
  });
});
