import { expect, test } from 'vitest';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import {
  creditKindOf,
  decisionsOf,
  judgingPacks,
  membersOf,
  pointKey,
  pointOf,
  textsOf,
  wholeOf,
} from '../../../../src-shared/policy/set/set-members.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const table = smallPack({ id: 'aa', activities: [activity()] });
const judge = smallPack({
  id: 'bb',
  assessment: [{ id: 'min', clause: 'B1', text: '每年', kind: 'minimum', period: 'year', hours: 10 }],
});
const set = combineSet([
  { pack: table, parts: ['credits'] },
  { pack: judge, parts: ['assessment'] },
]);

test('a pack of one text is its own only member', () => {
  expect(membersOf(table)).toEqual([{ pack: table, parts: ['credits'] }]);
  expect([textsOf(table), judgingPacks(table)]).toEqual([[table], [table]]);
});

test('the texts of a set keep their order, and those judge that have minima', () => {
  expect(textsOf(set).map(({ id }) => id)).toEqual(['aa', 'bb']);
  expect(judgingPacks(set).map(({ id }) => id)).toEqual(['bb']);
  expect(membersOf(set).map(({ parts }) => parts)).toEqual([['credits'], ['assessment']]);
});

test('a set in which no text judges is judged as a whole, by no minimum', () => {
  const mute = combineSet([
    { pack: table, parts: ['credits'] },
    { pack: smallPack({ id: 'cc' }), parts: ['process'] },
  ]);
  expect(judgingPacks(mute)).toEqual([mute]);
});

test('credits of one province fill each other’s minima; a copy’s are those of the text it extends', () => {
  const kind = (regionCode: string | null, creditKind?: string, id = 'x') =>
    creditKind === undefined ? { id, regionCode } : { id, regionCode, creditKind };
  expect(creditKindOf([kind('610800')])).toBe('61');
  expect(creditKindOf([kind('610000')])).toBe('61');
  expect(creditKindOf([kind('460000')])).toBe('46');
  expect(creditKindOf([kind(null), kind('420100')])).toBe('42');
  expect(creditKindOf([kind('420100', 'school')])).toBe('school');
  expect(creditKindOf([kind(null, undefined, 'copy'), kind(null, undefined, 'own')])).toBe('own');
});

test('decisions of a set are kept by text and point', () => {
  const setting = { id: 'rate', clause: 'A1', title: '标准', unit: 'credits/hour' };
  const open = smallPack({
    ...{ id: 'aa', settings: [setting] },
    activities: [activity({ credits: { kind: 'setting', setting: 'rate', per: 'hour' } })],
  });
  const both = combineSet([
    { pack: open, parts: ['credits'] },
    { pack: judge, parts: ['assessment'] },
  ]);
  const decided = new Map([
    [pointKey(open, 'rate'), 500],
    ['bb/rate', 700],
  ]);
  expect([...decisionsOf(both, open, decided)]).toEqual([['rate', 500]]);
  expect(decisionsOf(open, open, decided)).toBe(decided);
});

test('a silent point is named with the text that asks it', () => {
  expect(pointOf(set, 'bb/rate')).toEqual({ policyId: 'bb', settingId: 'rate' });
  expect(pointOf(table, 'rate')).toEqual({ policyId: 'aa', settingId: 'rate' });
});

test('a silence of the whole set belongs to the first text that gives credits', () => {
  const other = combineSet([
    { pack: judge, parts: ['assessment'] },
    { pack: table, parts: ['credits'] },
  ]);
  expect(wholeOf(other)).toMatchObject({ id: 'aa', assessment: [{ id: 'min' }] });
  expect(wholeOf(table)).toBe(table);
});
