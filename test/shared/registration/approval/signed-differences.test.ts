import { describe, expect, it } from 'vitest';
import { isSameLine } from '../../../../src-shared/registration/approval/signed-differences.ts';
import { MENTORING, someFacts } from '../registration-facts.ts';
import { differencesOf, listed, signed } from './a-form.ts';

const two = [listed('1'), listed('2')];
const kinds = (...args: Parameters<typeof differencesOf>) =>
  differencesOf(...args).people.map(({ traineeUid, kind }) => [traineeUid, kind]);

describe('what differs from what was signed', () => {
  it('is nothing while nothing changed', () => {
    expect(differencesOf(two, two)).toEqual({ fields: [], people: [] });
  });

  it.each([
    ['the result', { result: 'failed' }],
    ['a better result of the same figures', { result: 'excellent' }],
    ['attendance', { absentPeriods: 3 }],
    ['the count of lessons', { lessons: 2000 }],
    ['the role', { role: 'lecturer' }],
    ['the year that is made up', { makeUpFor: 2024 }],
    ['probation', { isOnProbation: true }],
  ] as const)('is a person of whom %s changed', (_what, change) => {
    expect(kinds(two, [listed('1'), listed('2', change)])).toEqual([['2', 'changed']]);
  });

  it('is who was added and who was removed, the removed last and by name', () => {
    const { people } = differencesOf(two, [listed('3'), listed('2')]);
    expect(people.map(({ name, kind }) => [name, kind])).toEqual([
      ['教师3', 'added'],
      ['教师1', 'removed'],
    ]);
  });

  it('is a figure that a decision or another version of the pack changed', () => {
    const before = someFacts({ decisions: new Map([['mentoring.credits', 1000]]) }, MENTORING);
    const facts = someFacts();
    const pack = { ...facts.pack, version: facts.pack.version + 1 };
    expect(kinds(two, two, { now: someFacts({ pack }) })).toEqual([
      ['1', 'changed'],
      ['2', 'changed'],
    ]);
    expect(kinds(two, two, { before, now: before })).toEqual([]);
  });

  it('is a field of the project, whoever is on it', () => {
    expect(differencesOf(two, two, { now: someFacts({}, { endOn: '2025-10-16' }) }).fields).toEqual([
      { field: 'endOn', before: '2025-10-15', after: '2025-10-16' },
    ]);
    expect(differencesOf(two, two, { now: someFacts({}, { remark: '补记' }) }).fields).toEqual([]);
  });

  it('is whose entry was taken back and is to be made again', () => {
    expect(kinds(two, [listed('1'), listed('2', { afterReversal: 'held' })])).toEqual([['2', 'reversed']]);
    expect(kinds(two, [listed('1'), listed('2', { afterReversal: 'signed' })])).toEqual([]);
  });

  it('is nobody who is registered: what was registered under a signature stays', () => {
    expect(kinds(two, [listed('1'), listed('2', { isRegistered: true })])).toEqual([]);
    expect(kinds([listed('1')], [listed('1'), listed('2', { isRegistered: true })])).toEqual([]);
  });
});

it('a fact that the signed form does not know is not asked', () => {
  const line = signed(two).people.get('1')?.line;
  if (line === undefined) throw new Error('nobody');
  expect(isSameLine({ ...line, facts: { result: 'passed' } }, line)).toBe(true);
  expect(isSameLine({ ...line, facts: { result: 'failed' } }, line)).toBe(false);
});
