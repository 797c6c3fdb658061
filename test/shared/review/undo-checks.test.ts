import { describe, expect, it } from 'vitest';
import { type UndoFacts, undoProblems, undoSchema } from '../../../src-shared/review/undo-checks.ts';
import { WANG } from './sample-return.ts';

const NOTHING = { reversedSince: null, registeredAgain: null, certificateSince: null };
const after = WANG.facts;
const codes = (facts: Partial<UndoFacts>) =>
  undoProblems({ isUndone: false, people: [], batches: [NOTHING], ...facts }).map(({ code, values }) => [
    code,
    values['name'],
  ]);

describe('taking a decided sheet back', () => {
  it('may be done while everything is as it left it', () => {
    expect(codes({ people: [{ after, now: { ...after, roles: [...after.roles] } }] })).toEqual([]);
  });

  it('may not be done twice', () => {
    expect(codes({ isUndone: true })).toEqual([['correction.alreadyUndone', '']]);
  });

  it('may not be done under a person who was changed since, or is gone', () => {
    for (const now of [{ ...after, subject: '语文' }, { ...after, roles: ['principal'] }, undefined])
      expect(codes({ people: [{ after, now }] })).toEqual([['correction.teacherChangedLater', '王芳']]);
  });

  it('may not be done under later reversals, registrations and certificates, each named', () => {
    const later = { reversedSince: '王芳', registeredAgain: '李强', certificateSince: '陈一' };
    expect(codes({ batches: [NOTHING, later] })).toEqual([
      ['correction.entryChangedLater', '王芳'],
      ['correction.registeredAgain', '李强'],
      ['correction.certificateIssuedLater', '陈一'],
    ]);
  });
});

it('reads what a decided sheet kept', () => {
  const kept = { batches: [{ reversal: 'b1', registration: null, reversed: ['e1'] }], people: [] };
  expect(undoSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(undoSchema.safeParse({ batches: [{ reversal: 1 }], people: [] }).success).toBe(false);
});

it('takes what an earlier version did not ask of a person as not known then', () => {
  const { priorProofIssuer: _, education: __, ...kept } = after;
  const read = undoSchema.parse({ batches: [], people: [{ uid: 't1', before: kept, after: kept }] });
  expect(read.people[0]).toMatchObject({ before: after, after });
});
