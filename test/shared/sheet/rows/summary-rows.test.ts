import { expect, it } from 'vitest';
import { summarisedPeople } from '../../../../src-shared/sheet/rows/summary-rows.ts';
import { aPerson, someFacts } from './sheet-of-facts.ts';

it('lists only people in service: who has left or retired is judged elsewhere or not at all', () => {
  const people = [aPerson(1, { status: 'retired' }), aPerson(2), aPerson(3, { status: 'left' })];
  expect(summarisedPeople(someFacts({ kind: 'yearSummary' }, people))).toEqual([people[1]]);
});
