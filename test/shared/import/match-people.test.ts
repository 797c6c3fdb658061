import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indexPeople,
  matchPeople,
  type NamedPerson,
  refuseRivals,
} from '../../../src-shared/import/match-people.ts';
import type { PlannedRow } from '../../../src-shared/import/planned-row.ts';
import { ID, knownTeacher, SCHOOL } from './known-people.ts';

const PEOPLE = [
  knownTeacher(1, { name: '王芳', idNumber: ID.wang }),
  knownTeacher(2, { name: '李强' }),
  knownTeacher(3, { name: '李强', organisationName: '南塘实验小学' }),
  knownTeacher(4, { name: '赵敏' }),
  knownTeacher(5, { name: '赵敏' }),
  knownTeacher(6, { name: 'Anna', idType: 'passport', idNumber: 'E1234567' }),
];
const index = indexPeople(PEOPLE);
const NOBODY: NamedPerson = {
  name: '陈静',
  idNumber: null,
  idType: null,
  organisationName: null,
  mayBringNumber: false,
};
const match = (named: Partial<NamedPerson>) =>
  matchPeople(index, { ...NOBODY, ...named }).map(({ id }) => id);

describe('whom a row means (Q14)', () => {
  it('is the holder of its number, whatever the name', () => {
    expect(match({ name: '王芳', idNumber: ID.wang })).toEqual([1]);
    expect(match({ name: '王方', idNumber: ID.wang, organisationName: '别的学校' })).toEqual([1]);
  });

  it('compares numbers of one kind of paper where the sheet says the kind', () => {
    const passport = { name: 'Anna', idNumber: 'E1234567' };
    expect(match({ ...passport, idType: 'passport' })).toEqual([6]);
    expect(match(passport)).toEqual([6]);
    expect(match({ ...passport, idType: 'id-card' })).toEqual([]);
  });

  it('is nobody when the number is not known', () => {
    expect(match({ name: '李强', idNumber: ID.li })).toEqual([]);
    expect(match({ name: '王芳', idNumber: ID.li })).toEqual([]);
  });

  it('is, in a register of people, somebody of that name and organisation who has no number yet', () => {
    const roster = { mayBringNumber: true, idNumber: ID.li };
    expect(match({ ...roster, name: '李强', organisationName: SCHOOL })).toEqual([2]);
    expect(match({ ...roster, name: '李强', organisationName: '别的学校' })).toEqual([]);
    expect(match({ ...roster, name: '王芳', organisationName: SCHOOL })).toEqual([]);
    expect(match({ ...roster, name: '赵敏', organisationName: SCHOOL })).toEqual([4, 5]);
  });

  it('is, without a number, everybody of that name', () => {
    expect(match({ name: '王芳' })).toEqual([1]);
    expect(match({ name: '李强' })).toEqual([2, 3]);
    expect(match({ name: '陈静' })).toEqual([]);
  });

  it('is, where the row names the organisation, nobody of another one', () => {
    expect(match({ name: '李强', organisationName: SCHOOL })).toEqual([2]);
    expect(match({ name: '王芳', organisationName: '南塘实验小学' })).toEqual([]);
    expect(match({ name: '王芳', organisationName: '' })).toEqual([]);
  });

  it('never depends on the order in which people are known, but for the order of the answer', () => {
    const named = fc.record({
      name: fc.constantFrom('王芳', '李强', '赵敏', '陈静'),
      idNumber: fc.constantFrom(null, ID.wang, ID.li),
      idType: fc.constant(null),
      organisationName: fc.constantFrom(null, SCHOOL, '南塘实验小学'),
      mayBringNumber: fc.boolean(),
    });
    fc.assert(
      fc.property(named, fc.shuffledSubarray(PEOPLE, { minLength: PEOPLE.length }), (asked, shuffled) => {
        const found = matchPeople(indexPeople(shuffled), asked).map(({ id }) => id);
        expect(found.toSorted()).toEqual(matchPeople(index, asked).map(({ id }) => id));
      }),
    );
  });
});

describe('rows that mean one record', () => {
  type Row = PlannedRow & { readonly target: string | null; readonly isCertain: boolean };
  const row = (number: number, change: Partial<Row> = {}): Row => ({
    row: number,
    kind: 'changed',
    name: '李强',
    cells: {},
    changes: [{ field: 'subject', before: null, after: '数学' }],
    problems: [],
    target: 'T2',
    isCertain: false,
    ...change,
  });

  it('are left alone when there is one', () => {
    const rows = [row(2), row(3, { target: 'T4' })];
    expect(refuseRivals(rows)).toEqual(rows);
  });

  it('are all asked about, since two namesakes may stand behind them', () => {
    expect(refuseRivals([row(2), row(3)])).toMatchObject([
      { kind: 'problem', changes: [], problems: [{ code: 'import.ambiguousName', at: { row: 2 } }] },
      { kind: 'problem', changes: [], problems: [{ code: 'import.ambiguousName', at: { row: 3 } }] },
    ]);
  });

  it('leave the one with the person’s own number in place', () => {
    const [numbered, other] = refuseRivals([row(2, { isCertain: true }), row(3)]);
    expect(numbered).toEqual(row(2, { isCertain: true }));
    expect(other?.kind).toBe('problem');
  });

  it('are none for people who are not known yet', () => {
    const rows = [row(2, { target: null }), row(3, { target: null })];
    expect(refuseRivals(rows)).toEqual(rows);
  });
});
