import { describe, expect, test } from 'vitest';
import { changed, refused, taken } from './input-of.ts';

describe('a new ledger', () => {
  const organisation = { name: ' 北塘小学 ', level: 'school', regionCode: '460107', schoolCode: null };
  const right = { organisation, policyId: 'hainan-2022', cycleFrom: 2021 };
  test('is taken with its name trimmed', () => {
    expect(taken('app.createLedger', right)).toMatchObject({ organisation: { name: '北塘小学' } });
  });
  test('is refused without a name, a level, a region of six digits or a year', () => {
    const wrong = [
      ...changed(organisation, {
        name: ['', '  ', 'x'.repeat(101)],
        level: ['village'],
        regionCode: ['4601', '46010a'],
      }).map((made) => ({ ...right, organisation: made })),
      ...changed(right, { cycleFrom: [1900, null] }),
    ];
    expect(refused('app.createLedger', wrong)).toEqual(wrong);
  });
});

test('who signs has a name', () => {
  expect(taken('app.setActor', { name: ' 王老师 ' })).toEqual({ name: '王老师' });
  const wrong = changed({}, { name: ['', ' ', 'x'.repeat(51), null] });
  expect(refused('app.setActor', wrong)).toEqual(wrong);
});

test('a backup comes as a file, a ledger by its id; nobody names a path', () => {
  expect(taken('app.restoreFile', { file: new File(['x'], 'a.zip') })).not.toBeNull();
  expect(refused('app.restoreFile', [{ file: '/home/a.zip' }])).toHaveLength(1);
  expect(taken('app.openLedger', { ledgerId: 'abc', path: '/etc' })).toEqual({ ledgerId: 'abc' });
});

test('there are two demonstrations', () => {
  expect(refused('app.openDemo', [{ which: 'school' }, { which: 'center' }, { which: 'county' }])).toEqual([
    { which: 'county' },
  ]);
});
