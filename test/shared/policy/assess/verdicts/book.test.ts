import { describe, expect, test } from 'vitest';
import type { AssessEntry } from '../../../../../src-shared/policy/assess/assess-input.ts';
import type { AssessRequest } from '../../../../../src-shared/policy/assess/assess-outcome.ts';
import { classify, fillBook, newBook } from '../../../../../src-shared/policy/assess/verdicts/book.ts';
import { settleMakeUps } from '../../../../../src-shared/policy/assess/verdicts/make-up.ts';
import { totalsOf } from '../../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../../pack/small-pack.ts';

const makeUp = { id: 'make-up', clause: 'X1', text: '补学', kind: 'make-up', atLeast: 'county' };
const uncounted = {
  id: 'open',
  clause: 'X2',
  text: '自学不计',
  kind: 'uncounted',
  match: { forms: ['self-directed'] },
};
const entry = (year: number, more: Partial<AssessEntry> = {}): AssessEntry => ({
  year,
  form: 'centralized',
  level: 'county',
  hours: 8,
  credits: 1,
  ...more,
});
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

function bookOf(entries: readonly AssessEntry[], asked: Partial<Omit<AssessRequest, 'totals'>>) {
  const classes = classify(smallPack({ assessment: [makeUp] }));
  const book = newBook(classes);
  const totals = totalsOf(entries);
  const rules = { classes, exemptThrough: -1, isReached: () => false };
  fillBook(book, classes, { teacher: {}, ...asked, totals }, settleMakeUps(totals, rules)?.counted ?? null);
  return book;
}

describe('classes of entries', () => {
  test('are one where no rule tells entries apart', () => {
    expect(classify(smallPack()).count).toBe(1);
  });

  test('are told apart by what a rule names, and only that is uncounted (A13)', () => {
    const classes = classify(smallPack({ assessment: [uncounted] }));
    expect(classes.count).toBe(2);
    expect([...classes.uncounted].sort()).toEqual([0, 1]);
  });

  test('of a group are those that hold its entries, whatever other groups hold them too', () => {
    const pack = smallPack({
      groups: [
        { id: 'remote', title: '远程', match: { forms: ['remote'] } },
        { id: 'city', title: '市级', division: 'level', match: { levels: ['city'] } },
      ],
    });
    const classes = classify(pack);
    const ofGroup = (index: number) => {
      const group = pack.groups[index];
      return group === undefined ? [] : classes.ofMatch.get(group.match);
    };
    expect(classes.count).toBe(4);
    expect([ofGroup(0)?.length, ofGroup(1)?.length]).toEqual([2, 2]);
    expect(ofGroup(0)?.filter((index) => ofGroup(1)?.includes(index))).toHaveLength(1);
  });
});

describe('the book of one teacher', () => {
  test('holds the year before the asked one, the asked one and the cycle', () => {
    expect(bookOf([], { year: 2023 })).toMatchObject({ firstYear: 2022, lastYear: 2023 });
    const cycle = { from: 2021, to: 2025 };
    expect(bookOf([], { year: 2023, cycle })).toMatchObject({ firstYear: 2021, lastYear: 2025 });
  });

  test('counts nothing of other years', () => {
    const book = bookOf([entry(2021), entry(2022), entry(2023), entry(2024)], { year: 2023 });
    expect([sum(book.hours), sum(book.ownHours), sum(book.ownCredits)]).toEqual([16_000, 8000, 1000]);
  });

  test('puts an accepted make-up into the year it repairs and into no other (A8)', () => {
    const book = bookOf([entry(2024, { makeUpFor: 2023 })], { year: 2023 });
    expect(book).toMatchObject({ hasMakeUp: true });
    expect([sum(book.hours), sum(book.ownHours)]).toEqual([8000, 0]);
    expect(sum(bookOf([entry(2024, { makeUpFor: 2022 })], { year: 2024 }).hours)).toBe(0);
  });

  test.for([
    ['below the level the text asks for', { level: 'school', makeUpFor: 2022 }],
    ['taken before the year it should repair', { makeUpFor: 2024 }],
  ] as const)('leaves a make-up %s in its own year (A8)', ([, more]) => {
    const book = bookOf([entry(2023, more)], { year: 2023 });
    expect(book).toMatchObject({ hasMakeUp: false });
    expect(sum(book.ownHours)).toBe(8000);
  });

  test('keeps hours of probation apart only where the teacher is on it', () => {
    const entries = [entry(2023, { phase: 'probation' }), entry(2023)];
    expect(sum(bookOf(entries, { year: 2023, teacher: { probation: true } }).probationHours)).toBe(8000);
    expect(sum(bookOf(entries, { year: 2023 }).probationHours)).toBe(0);
  });

  test('is empty again for the next teacher', () => {
    const classes = classify(smallPack({ assessment: [makeUp] }));
    const book = newBook(classes);
    const totals = totalsOf([entry(2023), entry(2024, { makeUpFor: 2023 })]);
    fillBook(book, classes, { year: 2023, teacher: {}, totals }, Int32Array.of(2023, 2023));
    fillBook(book, classes, { year: 2023, teacher: {}, totals: totalsOf([]) }, null);
    expect(book).toMatchObject({ hasMakeUp: false });
    expect([sum(book.hours), sum(book.credits), sum(book.ownHours)]).toEqual([0, 0, 0]);
  });
});
