import { describe, expect, test } from 'vitest';
import { moe4068 } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import {
  lineName,
  spellOut,
  templateValueNames,
  valueNameOf,
  valueNamesOf,
  valueSpellingsOf,
} from '../../../../src-shared/sheet/template/template-value-names.ts';

const spellings = templateValueNames.map(({ name, heading, aliases }) => [name, heading, ...aliases]);

describe('a single value', () => {
  test('is meant by its name, its heading and each of its aliases', () => {
    for (const [name = '', ...others] of spellings)
      for (const spelling of [name, ...others])
        expect([spelling, valueNameOf(spelling)]).toEqual([spelling, name]);
  });
  test('shares no spelling with another', () => {
    const all = spellings.flat();
    expect(all.filter((spelling, index) => all.indexOf(spelling) !== index)).toEqual([]);
  });
  test('is not guessed from another word', () => {
    expect(valueNameOf('月份')).toBeNull();
    expect(valueNameOf('')).toBeNull();
  });
});

test('values are there under every spelling, and what is not known is empty', () => {
  const spelled = spellOut({ year: { kind: 'number', thousandths: 2_024_000 } });
  for (const spelling of ['year', '年度', '登记年度', '年份', '年'])
    expect(spelled[spelling]).toEqual({ kind: 'number', thousandths: 2_024_000 });
  expect(spelled['制表人']).toEqual({ kind: 'empty' });
  expect(Object.keys(spelled).sort()).toEqual(spellings.flat().sort());
});

describe('the lines of a form', () => {
  test('are values of their sheet by code and by label [JJ4068]', () => {
    expect(lineName('07')).toBe('line07');
    expect(valueNamesOf(moe4068).slice(-1)).toEqual([{ name: 'line11', heading: '国（境）外' }]);
    expect(valueSpellingsOf(moe4068)).toEqual(expect.arrayContaining(['line07', '省级', '单位']));
  });
  test('are not values of other sheets', () => {
    expect(valueNamesOf(trainingHours).map(({ name }) => name)).toEqual(
      templateValueNames.map(({ name }) => name),
    );
    expect(valueSpellingsOf(trainingHours)).toEqual(spellings.flat());
  });
});
