import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ProjectProgress,
  projectState,
  projectStates,
} from '../../../src-shared/training/project-state.ts';

/** Ten people who passed a project that ended, waiting for its approval. */
const PROGRESS: ProjectProgress = {
  kind: 'own',
  endOn: '2025-10-15',
  today: '2025-10-20',
  traineeCount: 10,
  pendingCount: 0,
  toRegisterCount: 10,
  setAsideCount: 0,
  registeredCount: 0,
  requiresApprovalForm: true,
  isApproved: false,
  missingMaterialCount: 2,
};
const stateOf = (change: Partial<ProjectProgress> = {}) => projectState({ ...PROGRESS, ...change });
const REGISTERED = { toRegisterCount: 0, registeredCount: 10, isApproved: true } as const;

describe('projectState', () => {
  it('goes from planned to archived as the work is done', () => {
    expect([
      stateOf({ traineeCount: 0 }),
      stateOf({ endOn: '2025-10-21' }),
      stateOf({ pendingCount: 1 }),
      stateOf(),
      stateOf({ isApproved: true }),
      stateOf(REGISTERED),
      stateOf({ ...REGISTERED, missingMaterialCount: 0 }),
    ]).toEqual([...projectStates]);
  });

  it('counts the last day as ended, and a project without an end as going on', () => {
    expect(stateOf({ endOn: '2025-10-20' })).toBe('assessed');
    expect(stateOf({ endOn: null })).toBe('rostered');
  });

  it('asks an approval only of own projects, and only where the text asks for the form (A27)', () => {
    expect(stateOf({ requiresApprovalForm: false, isApproved: true })).toBe('assessed');
    expect(stateOf({ kind: 'outside', isApproved: true })).toBe('assessed');
  });

  it('archives an outside project with its registration: it has no archive list', () => {
    expect(stateOf({ ...REGISTERED, kind: 'outside' })).toBe('archived');
  });

  it('is not registered while somebody waits to be registered or for a result', () => {
    expect(stateOf({ ...REGISTERED, toRegisterCount: 1 })).not.toBe('registered');
    expect(stateOf({ ...REGISTERED, pendingCount: 1 })).toBe('held');
  });

  it('stays registered where a review took everybody out: nobody is registered again unasked', () => {
    expect(stateOf({ toRegisterCount: 0, setAsideCount: 10 })).toBe('registered');
  });

  it('never falls back when a trainee is registered', () => {
    const counts = fc.record({
      pendingCount: fc.nat(3),
      toRegisterCount: fc.integer({ min: 1, max: 5 }),
      registeredCount: fc.nat(5),
      isApproved: fc.boolean(),
    });
    fc.assert(
      fc.property(counts, ({ toRegisterCount, registeredCount, ...rest }) => {
        const before = stateOf({ ...rest, toRegisterCount, registeredCount });
        const after = stateOf({
          ...rest,
          toRegisterCount: toRegisterCount - 1,
          registeredCount: registeredCount + 1,
        });
        expect(projectStates.indexOf(after)).toBeGreaterThanOrEqual(projectStates.indexOf(before));
      }),
    );
  });
});
