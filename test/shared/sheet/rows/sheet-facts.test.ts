import { expect, it } from 'vitest';
import { askedPeople, inSchoolOrder, numberProblems } from '../../../../src-shared/sheet/rows/sheet-facts.ts';
import { aPerson, NORTH, SOUTH, someFacts } from './sheet-of-facts.ts';

const tenth = aPerson(1, { organisation: '第10小学' });
const second = aPerson(2, { organisation: '第2小学' });
const third = aPerson(3, { organisation: '第2小学' });

it('puts schools in the order of their names, numbers as numbers, and people as they came', () => {
  const facts = someFacts({ kind: 'registration' }, [tenth, second, third]);
  expect(askedPeople(facts)).toEqual([second, third, tenth]);
  const lines = [
    { person: third, line: 1 },
    { person: tenth, line: 2 },
    { person: third, line: 3 },
    { person: second, line: 4 },
  ];
  expect(inSchoolOrder(lines, ({ person }) => person).map(({ line }) => line)).toEqual([4, 1, 3, 2]);
});

it('asks only for people of the school that is named', () => {
  const people = [aPerson(1), aPerson(2, { organisation: SOUTH })];
  expect(askedPeople(someFacts({ kind: 'registration', organisationName: NORTH }, people))).toEqual([
    people[0],
  ]);
});

it('says once how many people have no document number, and who is the first', () => {
  const without = aPerson(2, { idNumber: null });
  expect(numberProblems([aPerson(1), without, without, aPerson(3, { idNumber: null })])).toEqual([
    { code: 'sheet.idNumbersMissing', severity: 'warning', values: { count: 2, name: '王乙' } },
  ]);
  expect(numberProblems([aPerson(1)])).toEqual([]);
});
