import { describe, expect, it } from 'vitest';
import { affected, withConsequences } from '../../../src-shared/review/known-consequences.ts';
import { difference, sheetLine } from './sample-return.ts';

const HOURS = { kind: 'figure', entryUid: 'e1', field: 'hours', value: 16_000 } as const;
const person = (field: 'name' | 'subject') =>
  ({ kind: 'person', teacherUid: 'wang', field, value: '某' }) as const;
const CERTIFICATE = { uid: 'c1', number: '0001', name: '王芳', teacherUid: 'wang', participationUid: 'p1' };
const LINES = new Map([['e1', sheetLine()]]);

it('asks for the certificates of the participations and people that a change is about', () => {
  const differences = [difference('a', HOURS), difference('b', person('name')), difference('c', null)];
  expect(affected(differences, LINES)).toEqual({ participationUids: ['p1'], teacherUids: ['wang'] });
  expect(affected([difference('a', { kind: 'strike', entryUid: 'gone' })], LINES).participationUids).toEqual(
    [],
  );
});

describe('a difference', () => {
  const warned = (change: Parameters<typeof difference>[1], certificates = [CERTIFICATE]) =>
    withConsequences([difference('a', change)], certificates, LINES, new Map())[0]?.problems;

  it('warns of the certificates that say the old figure or name', () => {
    const second = { ...CERTIFICATE, uid: 'c2', number: '0002' };
    expect(warned(HOURS, [CERTIFICATE, second])).toEqual([
      { code: 'correction.certificateIssued', severity: 'warning', values: { number: '0001', count: 2 } },
    ]);
    expect(warned(person('name'))).toHaveLength(1);
  });

  it('does not warn of what no certificate says', () => {
    expect(warned(person('subject'))).toEqual([]);
    expect(warned(null)).toEqual([]);
    expect(warned(HOURS, [])).toEqual([]);
  });

  it('remembers that the same was rejected before', () => {
    const rejection = { decidedOn: '2025-01-05', actor: '王老师', reason: '证明不足' };
    const [again, new_] = withConsequences(
      [difference('a', HOURS), difference('b', HOURS)],
      [],
      LINES,
      new Map([['a', rejection]]),
    );
    expect([again?.rejectedBefore, new_?.rejectedBefore]).toEqual([rejection, null]);
  });
});
