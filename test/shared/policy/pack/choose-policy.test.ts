import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { choosePolicy } from '../../../../src-shared/policy/pack/choose-policy.ts';
import { smallPack } from './small-pack.ts';

const packs = [...loadShippedPolicies().values()];
const chosen = (regionCode: string, date: string) => choosePolicy(packs, { regionCode, date }).chosen?.id;

test('the nearest pack in force governs', () => {
  expect(chosen('460106', '2023-05-01')).toBe('hainan-2017');
  expect(chosen('420106', '2023-05-01')).toBe('wuhan-2008');
  expect(chosen('420103', '2023-05-01')).toBe('jianghan');
  expect(chosen('421100', '2023-05-01')).toBe('hubei-hours');
  expect(chosen('110101', '2023-05-01')).toBe('beijing-2016');
  expect(chosen('310115', '2023-05-01')).toBe('shanghai-2021');
  expect(chosen('320583', '2023-05-01')).toBe('jiangsu-hours');
  expect(chosen('330106', '2023-05-01')).toBe('zhejiang-2016');
  expect(chosen('500114', '2023-05-01')).toBe('chongqing-2019');
  expect(chosen('130102', '2023-05-01')).toBe('moe-1999');
});

test("a pack is not in force before its day, and a school's own never by region", () => {
  expect(chosen('460106', '2017-10-22')).toBe('moe-1999');
  const ids = choosePolicy(packs, { regionCode: '370100', date: '2023-05-01' }).candidates.map(
    ({ id }) => id,
  );
  expect(ids).toContain('shandong-2015');
  expect(ids).not.toContain('school-own');
});

test('all that hold in a place are given, the nearest first', () => {
  const ids = choosePolicy(packs, { regionCode: '610502', date: '2023-08-01' }).candidates.map(
    ({ id }) => id,
  );
  expect(ids.slice(0, 2)).toEqual(['linwei-2022', 'weinan-2019']);
  expect(ids).toContain('shaanxi-guopei-2023');
});

test('a pack that has ended gives way to the later one of the same region', () => {
  const old = smallPack({
    id: 'old',
    regionCode: '450000',
    effective: { from: '2010-01-01', to: '2015-12-31' },
  });
  const later = smallPack({ id: 'later', regionCode: '450000', effective: { from: '2016-01-01', to: null } });
  const at = (date: string) =>
    choosePolicy([old, later], { regionCode: '450100', date }).candidates.map(({ id }) => id);
  expect(at('2015-12-31')).toEqual(['old']);
  expect(at('2016-01-01')).toEqual(['later']);
  expect(at('2009-01-01')).toEqual([]);
});
