import { describe, expect, it } from 'vitest';
import {
  registeringChecks,
  registeringProblems,
} from '../../../src-shared/registration/registering-checks.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { APPROVED, OUTSIDE, shippedPack, someFacts } from './registration-facts.ts';

type Facts = Parameters<typeof registeringProblems>[0];

const facts = (change: Partial<Facts> = {}, project: Partial<ProjectFields> = {}): Facts => ({
  ...someFacts({}, project),
  hasTrainees: true,
  hasLines: true,
  ...change,
});
const codes = (change: Partial<Facts> = {}, project: Partial<ProjectFields> = {}) =>
  registeringProblems(facts(change, project)).map(({ code }) => code);

describe('the checks of registering', () => {
  it('find nothing in the way of an approved project of our own', () => {
    expect(codes()).toEqual([]);
  });

  it('stand in the order of the work: project, registrar, signature, day, people', () => {
    const everything = facts(
      { approval: null, registeredOn: '2025-10-30', hasTrainees: false, hasLines: false },
      { name: '', level: 'national', endOn: '2025-11-15', days: null },
    );
    expect(registeringChecks.map((check) => check(everything).map(({ code }) => code))).toEqual([
      ['project.nameMissing'],
      ['project.notOursToRegister'],
      ['registration.approvalMissing'],
      ['registration.inTheFuture'],
      ['registration.beforeEnd'],
      ['registration.noTrainees'],
      [],
    ]);
  });

  it('report all they find at once, each as an error', () => {
    const problems = registeringProblems(facts({ approval: null, hasLines: false }, { organiserName: '' }));
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error project.organiserMissing',
      'error registration.approvalMissing',
      'error registration.nothingToRegister',
    ]);
  });

  it('refuse with the clause of the body that registers it (H5)', () => {
    expect(registeringProblems(facts({}, { level: 'provincial' }))).toMatchObject([
      { code: 'project.notOursToRegister', clause: 'H5', at: { field: 'level' } },
    ]);
  });

  it('leave warnings of the text to the page', () => {
    expect(codes({}, { organiserLevel: 'school' })).toEqual([]);
  });
});

describe('the signed form', () => {
  it('is asked with its clause, and takes the latest decision (H7)', () => {
    expect(registeringProblems(facts({ approval: null }))[0]).toMatchObject({
      code: 'registration.approvalMissing',
      clause: 'H7',
    });
    const approval = { ...APPROVED, decision: 'rejected' } as const;
    expect(registeringProblems(facts({ approval }))).toMatchObject([
      { code: 'registration.approvalRejected', values: { person: '王主任', date: '2025-10-20' } },
    ]);
  });

  it('counts from the day it was signed', () => {
    expect(codes({ registeredOn: '2025-10-20' })).toEqual([]);
    expect(codes({ registeredOn: '2025-10-19' })).toEqual(['registration.beforeApproval']);
  });

  it('of an earlier version, without what was signed, is told, and does not bind what changed since', () => {
    const approval = { ...APPROVED, fingerprint: null, content: null };
    const [told] = registeringProblems(facts({ approval }));
    expect(told).toMatchObject({ code: 'registration.olderApproval', severity: 'warning' });
    expect(registeringProblems(facts({ approval, isApprovalOutdated: true }))).toMatchObject([
      { code: 'registration.olderApprovalChanged', severity: 'error', clause: 'H7' },
    ]);
  });

  it('is not asked of outside projects, nor where the text asks for none (A27)', () => {
    expect(codes({ approval: null }, OUTSIDE)).toEqual([]);
    expect(codes({ approval: null, pack: shippedPack('wuhan-2008') })).not.toContain(
      'registration.approvalMissing',
    );
  });
});

describe('the day of registering', () => {
  it('is today at the latest', () => {
    expect(codes({ registeredOn: '2025-10-23' })).toEqual([]);
    expect(codes({ registeredOn: '2025-10-24' })).toEqual(['registration.inTheFuture']);
  });

  it('is the last day of the training at the earliest', () => {
    const approval = { ...APPROVED, decidedOn: '2025-10-01' } as const;
    expect(codes({ approval, registeredOn: '2025-10-15' })).toEqual([]);
    expect(codes({ approval, registeredOn: '2025-10-14' })).toEqual(['registration.beforeEnd']);
  });
});

describe('the people', () => {
  it('are there, and somebody earns something', () => {
    expect(codes({ hasTrainees: false, hasLines: false })).toEqual(['registration.noTrainees']);
    expect(codes({ hasLines: false })).toEqual(['registration.nothingToRegister']);
  });
});
