import { describe, expect, it } from 'vitest';
import { isCompared, noticeDoublings } from '../../../src-shared/import/notice-doublings.ts';
import type { PlannedTrainee } from '../../../src-shared/import/trainee-list.ts';
import type { Doubling } from '../../../src-shared/registration/one-training-once.ts';
import { teacherFacts } from './known-people.ts';

const row = (at: number, change: Partial<PlannedTrainee> = {}): PlannedTrainee => ({
  row: at,
  kind: 'new',
  name: '王芳',
  cells: {},
  changes: [],
  problems: [],
  teacher: { id: at, uid: `T${at}`, version: 1, facts: teacherFacts() },
  existing: null,
  change: {},
  ...change,
});
const overlapping: Doubling = {
  rule: 'sameDays',
  key: 'sameDays J2',
  others: [{ uid: 'J2', name: '跟岗研修班', kind: 'own', startOn: null, endOn: null }],
  person: null,
  from: '2026-07-06',
  to: '2026-07-08',
  hours: null,
  number: null,
};

describe('a list that is taken in (X4)', () => {
  it('says at the row what seems to be there twice, and writes it all the same', () => {
    const [first, second] = noticeDoublings([row(2), row(3)], new Map([[2, [overlapping]]]));
    expect(first?.problems).toMatchObject([
      { code: 'doubling.sameDays', severity: 'warning', at: { row: 2 }, values: { projectUid: 'J2' } },
    ]);
    expect(first?.kind).toBe('new');
    expect(second?.problems).toEqual([]);
  });

  it('says of one certificate number in two of its rows whose it is too', () => {
    const number = (proofCertificateNumber: string) => ({ change: { proofCertificateNumber } });
    const rows = [
      row(2, number('琼 2025-7')),
      row(3, { ...number('琼2025-7'), name: '王强' }),
      row(4, number('8')),
    ];
    const [first, second, third] = noticeDoublings(rows, new Map());
    expect(first?.problems).toMatchObject([
      { code: 'doubling.sameNumber', values: { number: '琼 2025-7', person: '王强', personUid: 'T3' } },
    ]);
    expect(second?.problems).toMatchObject([{ values: { person: '王芳' } }]);
    expect(third?.problems).toEqual([]);
  });

  it('compares no row that writes nobody', () => {
    expect([row(2), row(3, { kind: 'problem' }), row(4, { teacher: null })].map(isCompared)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
