import { expect, test } from 'vitest';
import { hasAllParts, partsOf } from '../../../../src-shared/policy/set/pack-parts.ts';
import { shipped } from '../duties/ask.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

test('a shipped text gives the parts that it has', () => {
  expect(Object.fromEntries([...shipped.packs].map(([id, pack]) => [id, partsOf(pack)]))).toEqual({
    'guangxi-2016': ['credits', 'assessment'],
    'hainan-2017': ['credits', 'assessment', 'process'],
    'hubei-hours': ['process'],
    jianghan: ['credits', 'assessment', 'process'],
    'linwei-2022': ['process'],
    'moe-1999': ['assessment'],
    'school-own': ['assessment', 'process'],
    'shaanxi-2018': ['credits', 'assessment', 'process'],
    'shaanxi-guopei-2023': ['process', 'selection'],
    'shandong-2015': ['credits'],
    'shandong-county': ['assessment'],
    'vocational-school': ['assessment'],
    'weinan-2019': ['assessment', 'process'],
    'wuhan-2008': ['credits', 'assessment', 'process'],
    'beijing-2016': ['credits', 'assessment'],
    'chongqing-2019': ['credits', 'assessment'],
    'jiangsu-hours': ['credits', 'assessment'],
    'shanghai-2021': ['credits', 'assessment'],
    'zhejiang-2016': ['credits', 'assessment'],
    'yulin-2014': ['credits', 'assessment'],
  });
});

test('a file may declare its parts, and then its sections are not asked', () => {
  const pack = smallPack({ activities: [activity()], parts: ['process'] });
  expect(partsOf(pack)).toEqual(['process']);
  expect(() => smallPack({ parts: [] })).toThrow();
  expect(() => smallPack({ parts: ['money'] })).toThrow();
});

test('a text without any rule still asks what it asks of every training', () => {
  expect(partsOf(smallPack())).toEqual(['process']);
});

test('a set takes all of a text, or some of it', () => {
  const pack = smallPack({ activities: [activity()], limits: [], requiresApprovalForm: true });
  expect(hasAllParts(pack, ['process', 'credits'])).toBe(true);
  expect(hasAllParts(pack, ['credits'])).toBe(false);
});
