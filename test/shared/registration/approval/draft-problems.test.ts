import { describe, expect, it } from 'vitest';
import { draftProblems } from '../../../../src-shared/registration/approval/draft-problems.ts';
import { MENTORING, someFacts } from '../registration-facts.ts';
import { listed, planOf } from './a-form.ts';

const codes = (...args: Parameters<typeof planOf>) => draftProblems(planOf(...args)).map(({ code }) => code);

describe('an approval form', () => {
  it('is complete when everybody has a result and a figure', () => {
    expect(codes([listed('1'), listed('2', { result: 'failed' })])).toEqual([]);
    expect(codes([listed('1', { isRegistered: true })])).toEqual([]);
  });

  it('is a draft while a figure is open, which it says first', () => {
    const facts = someFacts({ today: '2025-10-14' }, MENTORING);
    expect(draftProblems(planOf([listed('1'), listed('2', { result: 'pending' })], facts))).toMatchObject([
      { code: 'approval.draftUndecided', values: { count: 1 } },
      { code: 'approval.draftNotEnded' },
      { code: 'approval.draftPending', values: { count: 1 } },
    ]);
  });

  it('does not wait for a figure of somebody who did not pass', () => {
    const exam = someFacts({}, { form: 'exam', days: null, minutes: 90 });
    const list = [listed('1'), listed('2', { result: 'failed' })];
    expect(draftProblems(planOf(list, exam))).toMatchObject([
      { code: 'approval.draftUndecided', values: { count: 1 } },
    ]);
    expect(codes(list.slice(1), exam)).toEqual(['approval.draftNothing']);
  });

  it('is a draft of a project that is not in order, or not ours to register (H4–H7)', () => {
    expect(codes([listed('1')], someFacts({}, { name: '' }))).toContain('project.nameMissing');
    expect(codes([listed('1')], someFacts({}, { level: 'national' }))).toContain('project.notOursToRegister');
  });

  it('is a draft where there is nobody, or nothing to approve', () => {
    expect(codes([])).toEqual(['approval.draftNoTrainees']);
    expect(codes([listed('1', { result: 'failed' })])).toEqual(['approval.draftNothing']);
  });
});
