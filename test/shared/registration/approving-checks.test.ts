import { describe, expect, it } from 'vitest';
import {
  type ApprovalFacts,
  approvingChecks,
  approvingProblems,
  formProblems,
} from '../../../src-shared/registration/approving-checks.ts';
import { hainan, shippedPack } from './registration-facts.ts';

const FACTS: ApprovalFacts = {
  project: { kind: 'own', endOn: '2025-10-15' },
  pack: hainan,
  decidedOn: '2025-10-20',
  today: '2025-10-20',
};
const codes = (change: Partial<ApprovalFacts> = {}) =>
  approvingProblems({ ...FACTS, ...change }).map(({ code }) => code);

describe('recording a decision on the form', () => {
  it('takes one of the day the training ended, or later', () => {
    expect(codes()).toEqual([]);
    expect(codes({ decidedOn: '2025-10-15' })).toEqual([]);
    expect(codes({ decidedOn: '2025-10-14' })).toEqual(['approval.beforeEnd']);
  });

  it('takes none of a day to come', () => {
    expect(codes({ decidedOn: '2025-10-21' })).toEqual(['approval.inTheFuture']);
  });

  it('asks no day of a training without an end', () => {
    expect(codes({ project: { kind: 'own', endOn: null }, decidedOn: '2020-01-01' })).toEqual([]);
  });

  it('points at the field of the day', () => {
    expect(approvingProblems({ ...FACTS, decidedOn: '2025-10-21' })).toMatchObject([
      { severity: 'error', at: { field: 'decidedOn' }, values: { date: '2025-10-21' } },
    ]);
  });

  it('asks in this order, and says what the first finds', () => {
    const wrong: ApprovalFacts = {
      ...FACTS,
      project: { kind: 'outside', endOn: '2025-12-31' },
      decidedOn: '2025-11-01',
    };
    expect(approvingChecks.flatMap((check) => check(wrong).map(({ code }) => code))).toEqual([
      'approval.outsideNeedsNone',
      'approval.inTheFuture',
      'approval.beforeEnd',
    ]);
    expect(approvingProblems(wrong).map(({ code }) => code)).toEqual(['approval.outsideNeedsNone']);
  });
});

describe('formProblems', () => {
  it('says why a project has no form (A27)', () => {
    const of = (kind: 'own' | 'outside', pack = hainan) =>
      formProblems({ project: { kind, endOn: null }, pack }).map(({ code }) => code);
    expect(of('own')).toEqual([]);
    expect(of('outside')).toEqual(['approval.outsideNeedsNone']);
    expect(of('own', shippedPack('wuhan-2008'))).toEqual(['approval.policyAsksNone']);
  });
});
