import { describe, expect, it } from 'vitest';
import {
  nextStep,
  refineStep,
  stateInWork,
  statesOf,
  tabOfProblem,
  tabOfStep,
  tabsOf,
} from '../../../../../src-renderer/features/projects/page/next-step.ts';
import { daysLeftText, progressWord, rowDaysLeftText } from '../../../../../src-renderer/text/projects.ts';
import type { RegistrationRow } from '../../../../../src-shared/rpc/contract/registrations.ts';
import { approval, material, project } from '../some-project.ts';

const aDoubling: RegistrationRow['doublings'][number] = {
  rule: 'samePerson',
  key: 'samePerson T2',
  others: [],
  person: { uid: 'T2', name: '王芳' },
  from: null,
  to: null,
  hours: null,
  number: null,
  reason: null,
};

describe('next step of a project', () => {
  it('goes from people over results and approval to registration, papers and certificates', () => {
    const approved = { approval, registeredCount: 3 };
    const steps = [
      project({ traineeCount: 0, state: 'planned' }),
      project({ state: 'rostered', pendingCount: 3 }),
      project({ pendingCount: 2, passedCount: 1 }),
      project({ state: 'assessed' }),
      project({ state: 'approved', approval }),
      project({ state: 'registered', ...approved }),
      project({ state: 'archived', ...approved, materials: [{ ...material, isPresent: true }] }),
      project({ state: 'archived', ...approved, certificateCount: 3, materials: [] }),
    ].map((one) => nextStep(one));
    expect(steps).toEqual([
      { kind: 'addTrainees' },
      { kind: 'attendance' },
      { kind: 'results', count: 2 },
      { kind: 'approval' },
      { kind: 'register', count: 3 },
      { kind: 'materials', count: 1 },
      { kind: 'certificates', count: 3 },
      null,
    ]);
  });

  it('does not press to register again whom a review took out', () => {
    const struck = { approval, registeredCount: 2, takenOutCount: 1, certificateCount: 2 };
    expect(nextStep(project({ ...struck, materials: [] }))).toBeNull();
    expect(
      nextStep(project({ ...struck, registeredCount: 0, takenOutCount: 3, certificateCount: 0 })),
    ).toEqual({ kind: 'materials', count: 1 });
    expect(nextStep(project({ ...struck, registeredCount: 1 }))).toEqual({ kind: 'register', count: 1 });
  });

  it('asks for what nobody decided before the results and the form are asked for', () => {
    const decide = { kind: 'decide', count: 2 };
    expect(nextStep(project({ state: 'assessed', undecidedCount: 2 }))).toEqual(decide);
    expect(nextStep(project({ pendingCount: 1, undecidedCount: 2 }))).toEqual(decide);
  });

  it('registers whom the signature covers, then asks to sign for the others', () => {
    const changed = { approval, approvalState: 'changed' } as const;
    expect(nextStep(project({ ...changed, unsignedCount: 1 }))).toEqual({ kind: 'register', count: 2 });
    expect(nextStep(project({ ...changed, unsignedCount: 3 }))).toEqual({ kind: 'resign' });
    const older = { approval: { ...approval, code: null }, approvalState: 'changed' } as const;
    expect(nextStep(project(older))).toEqual({ kind: 'resign' });
  });

  it('does not press to register again whose entry was taken back', () => {
    const reversed = { approval, registeredCount: 2, heldCount: 1, certificateCount: 2, materials: [] };
    expect(nextStep(project(reversed))).toBeNull();
  });

  it('counts those whom registering really gives, or says what keeps everybody from it', () => {
    const step = { kind: 'register', count: 3 } as const;
    const rows = (...outcomes: ('awarded' | 'undecided' | 'pending' | 'nothing')[]) =>
      outcomes.map((outcome) => ({
        outcome,
        undecidedSettings: outcome === 'undecided' ? ['open:remote:county:trainee'] : [],
        doublings: [],
      }));
    expect(refineStep(step, undefined)).toBe(step);
    expect(refineStep(step, { awardedCount: 1, rows: rows('awarded', 'pending') })).toEqual({
      kind: 'register',
      count: 1,
    });
    expect(
      refineStep({ kind: 'decide', count: 1 }, { awardedCount: 1, rows: rows('awarded', 'undecided') }),
    ).toEqual({ kind: 'decide', count: 1 });
    expect(
      refineStep(
        { kind: 'decide', count: 1 },
        { awardedCount: 0, rows: [{ outcome: 'undecided', undecidedSettings: [], doublings: [] }] },
      ),
    ).toEqual({ kind: 'complete', count: 1 });
    expect(refineStep(step, { awardedCount: 0, rows: rows('undecided', 'nothing') })).toEqual({
      kind: 'decide',
      count: 1,
    });
    // Where nothing can be decided the project lacks a fact: its form is the place, never the list once more.
    const lacking = [{ outcome: 'undecided', undecidedSettings: [] }] as const;
    expect(
      refineStep(step, {
        awardedCount: 0,
        rows: lacking.map((row) => ({ ...row, undecidedSettings: [], doublings: [] })),
      }),
    ).toEqual({
      kind: 'complete',
      count: 1,
    });
    expect(refineStep(step, { awardedCount: 0, rows: rows('pending', 'pending') })).toEqual({
      kind: 'proof',
      count: 2,
    });
    // Everybody waits for a reason why the training counts (X4): not for a proof.
    expect(
      refineStep(step, {
        awardedCount: 0,
        rows: [{ outcome: 'pending', undecidedSettings: [], doublings: [aDoubling] }],
      }),
    ).toEqual({
      kind: 'explain',
      count: 1,
    });
    expect(refineStep(step, { awardedCount: 0, rows: rows('nothing') })).toBeNull();
    expect(refineStep({ kind: 'approval' }, { awardedCount: 0, rows: [] })).toEqual({ kind: 'approval' });
  });

  it('asks again for approval after a refusal', () => {
    const rejected = { ...approval, decision: 'rejected' } as const;
    expect(nextStep(project({ approval: rejected }))).toEqual({ kind: 'approval' });
  });

  it('registers without a form where the policy asks for none', () => {
    expect(nextStep(project({ requiresApprovalForm: false }))).toEqual({ kind: 'register', count: 3 });
  });

  it('leaves approval, papers and certificates out of an outside project', () => {
    const outside = project({ registeredCount: 3 }, { kind: 'outside' });
    expect(tabsOf(outside)).toEqual(['overview', 'trainees', 'results']);
    expect(nextStep(outside)).toBeNull();
    expect(statesOf(outside)).toEqual(['planned', 'rostered', 'held', 'assessed', 'registered']);
    expect(nextStep(project({}, { kind: 'outside' }))).toEqual({ kind: 'register', count: 3 });
  });

  it('shows no attendance where there are no lessons to attend', () => {
    expect(tabsOf(project({}, { form: 'mentoring' }))).not.toContain('attendance');
    expect(tabsOf(project({ requiresApprovalForm: false, materials: [] }))).not.toContain('approval');
  });

  it('leads every step to a tab that the project has', () => {
    for (const one of [project({ traineeCount: 0 }), project(), project({ approval, registeredCount: 3 })]) {
      const step = nextStep(one);
      if (step !== null) expect(tabsOf(one)).toContain(tabOfStep(step));
    }
  });

  it('marks the state after the reached one as in work, and stays at the last', () => {
    const states = statesOf(project());
    expect(stateInWork(states, 'held')).toBe('assessed');
    expect(stateInWork(states, 'archived')).toBe('archived');
    expect(stateInWork(statesOf(project({}, { kind: 'outside' })), 'archived')).toBe('registered');
  });

  it('sends a problem to its tab and one of a field to the form', () => {
    expect(tabOfProblem({ code: 'project.resultsPending' })).toBe('results');
    expect(tabOfProblem({ code: 'project.endMissing' })).toBeNull();
  });

  it('names where a project stands by what its policy asks', () => {
    expect(progressWord({ kind: 'own', state: 'assessed' }, true)).toBe('待签审批表');
    expect(progressWord({ kind: 'own', state: 'assessed' }, false)).toBe('待登记');
    expect(progressWord({ kind: 'outside', state: 'assessed' }, true)).toBe('待登记');
    expect(daysLeftText(12, 'working')).toBe('还有 12 个工作日');
    expect(daysLeftText(0, 'calendar')).toBe('今天到期');
    expect(daysLeftText(-3, 'working')).toBe('已过期 3 个工作日');
    expect(rowDaysLeftText({ daysLeft: 12, calendar: 'calendar' })).toBe('还有 12 天');
    expect(rowDaysLeftText({ daysLeft: -3, calendar: 'working' })).toBe('已过期 3 个工作日');
    expect(rowDaysLeftText({ daysLeft: null, calendar: null })).toBeNull();
  });
});
