import { expect, test } from 'vitest';
import {
  findRegionName,
  isKnownIdentityPrefix,
  isKnownProvincePrefix,
  regionPath,
} from '../../../src-shared/people/region.ts';

test.for([
  ['460000', '海南省'],
  ['460100', '海口市'],
  ['460400', '儋州市'],
  ['469030', '琼中黎族苗族自治县'],
  ['420100', '武汉市'],
  ['420103', '江汉区'],
  ['610500', '渭南市'],
  ['610502', '临渭区'],
] as const)('%s is %s', ([code, name]) => {
  expect(findRegionName(code)).toBe(name);
});

test.for(['469999', '46', '', 'constructor'])('%s is not listed', (code) => {
  expect(findRegionName(code)).toBeNull();
});

test('a path names what lies above', () => {
  expect(regionPath('610502')).toEqual(['陕西省', '渭南市', '临渭区']);
  expect(regionPath('469005')).toEqual(['海南省', '文昌市']);
  expect(regionPath('610000')).toEqual(['陕西省']);
});

test('every listed division has a province', () => {
  for (let code = 110_000; code < 1_000_000; code++) {
    if (findRegionName(String(code)) === null) continue;
    const province = findRegionName(`${String(code).slice(0, 2)}0000`);
    expect(province).not.toBeNull();
    expect(regionPath(String(code))[0]).toBe(province);
  }
});

test('residence permits have prefixes of their own, which are no provinces', () => {
  expect(isKnownIdentityPrefix('83')).toBe(true);
  expect(isKnownProvincePrefix('83')).toBe(false);
  expect(isKnownIdentityPrefix('46')).toBe(true);
  expect(isKnownProvincePrefix('46')).toBe(true);
  expect(isKnownIdentityPrefix('00')).toBe(false);
});
