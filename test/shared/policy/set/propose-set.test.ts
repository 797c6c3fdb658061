import { expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { askPermission } from '../../../../src-shared/policy/set/ask-texts.ts';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import { proposeSet } from '../../../../src-shared/policy/set/propose-set.ts';
import { setProblems } from '../../../../src-shared/policy/set/set-conflicts.ts';
import { levels } from '../../../../src-shared/training/training-words.ts';
import { shipped } from '../duties/ask.ts';

const propose = (regionCode: string, isVocational = false) =>
  proposeSet(shipped.packs, { regionCode, isVocational, date: '2025-11-10' });
const named = (regionCode: string, isVocational = false) =>
  propose(regionCode, isVocational).map(({ pack, parts }) => `${pack.id}: ${parts.join(' ')}`);

test('a place is proposed the texts it lives under, in the order in which they go before each other', () => {
  expect(named('460105')).toEqual(['hainan-2017: credits assessment process']);
  expect(named('610502')).toEqual([
    'linwei-2022: process',
    'shaanxi-2018: credits assessment',
    'weinan-2019: assessment',
    'shaanxi-guopei-2023: selection process',
  ]);
  expect(named('610503').map((text) => text.split(':')[0])).toEqual([
    ...['shaanxi-2018', 'weinan-2019', 'shaanxi-guopei-2023'],
  ]);
  expect(named('610802')[0]).toBe('yulin-2014: credits');
  expect(named('610100').map((text) => text.split(':')[0])).toEqual(['shaanxi-2018', 'shaanxi-guopei-2023']);
  expect(named('420103')).toEqual(['jianghan: credits assessment process', 'hubei-hours: process']);
  expect(named('420106')).toEqual(['wuhan-2008: credits assessment process', 'hubei-hours: process']);
  expect(named('420500')).toEqual(['hubei-hours: process']);
  expect(named('370102')).toEqual(['shandong-2015: credits', 'shandong-county: assessment']);
  expect(named('450100')).toEqual(['guangxi-2016: credits assessment']);
});

test('a place without a text of its own is proposed the whole country’s', () => {
  expect(named('150100')).toEqual(['moe-1999: assessment']);
});

test('a vocational school is judged by its own rules beside those of its region', () => {
  expect(named('460105', true).at(-1)).toBe('vocational-school: assessment');
});

test('every proposal can be put in force as it is', () => {
  for (const code of [
    '460105',
    '610502',
    '610503',
    '610802',
    '610100',
    '420103',
    '420106',
    '370102',
    '150100',
  ]) {
    expect(setProblems(propose(code, true), {})).toEqual([]);
    expect(combineSet(propose(code)).activities).toBeDefined();
  }
});

test('a text that is not at hand is left out', () => {
  const packs = new Map([...shipped.packs].filter(([id]) => id !== 'weinan-2019'));
  const place = { regionCode: '610503', isVocational: false, date: '2025-11-10' };
  expect(proposeSet(packs, place).map(({ pack }) => pack.id)).not.toContain('weinan-2019');
});

const REGIONS = [
  '460105',
  '610502',
  '610503',
  '610802',
  '610100',
  '420103',
  '420106',
  '420500',
  '370102',
  '450100',
  '150100',
];

test.for(REGIONS)(
  'under the texts of %s somebody may register each kind of training, and it earns or asks',
  (code) => {
    const set = combineSet(propose(code));
    for (const form of ['centralized', 'remote', 'school-based'] as const) {
      const answers = levels.map((level) => {
        const kind = level === 'school' ? ('school' as const) : ('training-institution' as const);
        const organiser = { kind, level, approved: true, registered: true };
        const permission = askPermission(set, {
          activity: form,
          level,
          organisation: { level: form === 'remote' ? 'school' : level },
          organiser,
        });
        const facts = { form, level, role: 'trainee', days: 5, hours: 40, score: 90, organiser };
        const dated = { ...facts, start: '2025-10-13', end: '2025-10-17', teacher: { stage: 'primary' } };
        const { outcome } = award(set, awardInputSchema.parse(dated), new Map());
        return permission?.outcome !== 'refused' && (outcome === 'awarded' || outcome === 'undecided');
      });
      expect([form, answers.includes(true)]).toEqual([form, true]);
    }
  },
);
