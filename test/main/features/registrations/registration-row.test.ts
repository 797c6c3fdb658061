import { describe, expect, it } from 'vitest';
import type { TraineeRecord } from '../../../../src-main/database/records/trainee-records.ts';
import { toRegistrationRow } from '../../../../src-main/features/registrations/registration-row.ts';
import { compileAward } from '../../../../src-shared/policy/award/award.ts';
import { planAward, type RegisteredTrainee } from '../../../../src-shared/registration/planned-award.ts';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import {
  aTrainee,
  hainan,
  MENTORING,
  OUTSIDE,
  someFacts,
} from '../../../shared/registration/registration-facts.ts';
import { aRecord } from '../approvals/a-record.ts';

const record: TraineeRecord = aRecord();
const row = (
  trainee: Partial<RegisteredTrainee> = {},
  project: Partial<ProjectFields> = {},
  standing: Parameters<typeof toRegistrationRow>[2] = [],
) => {
  const facts = someFacts({}, project);
  const award = planAward(facts, aTrainee(trainee), compileAward(hainan, new Map()));
  return toRegistrationRow(hainan, { record, name: record.name, award, doublings: [] }, standing);
};

describe('a row of the preview', () => {
  it('names the teacher and what registering gives, with the steps', () => {
    expect(row()).toMatchObject({
      traineeUid: 'P1',
      teacher: { uid: 'T1', name: '王芳' },
      outcome: 'awarded',
      hours: 24_000,
      credits: 3000,
      year: 2025,
      years: null,
      computed: null,
      entryUids: [],
    });
    expect(row().steps.length).toBeGreaterThan(0);
  });

  it('shows what stands of who is registered', () => {
    const standing = [
      { uid: 'E1', year: 2025, hours: 24_000, credits: 3000 },
      { uid: 'E2', year: 2026, hours: 16_000, credits: null },
    ];
    expect(row({ isRegistered: true }, {}, standing)).toMatchObject({
      outcome: 'registered',
      hours: 40_000,
      credits: 3000,
      year: 2025,
      years: [{ year: 2025 }, { year: 2026 }],
      steps: [],
      entryUids: ['E1', 'E2'],
    });
  });

  it('says 0 of who earns nothing, and nothing of who waits', () => {
    expect(row({ result: 'failed' })).toMatchObject({ outcome: 'nothing', hours: 0, credits: 0 });
    expect(row({ result: 'pending' })).toMatchObject({ outcome: 'pending', hours: null, credits: null });
  });

  it('names the figure that is to be decided where the text is silent', () => {
    const undecided = row({ role: 'mentee' }, MENTORING);
    expect(undecided).toMatchObject({ outcome: 'undecided', credits: null });
    expect(undecided.undecidedSettings).toEqual(['mentoring.credits']);
  });

  it('shows the engine’s figure beside a proof that says another one, with the reading that decided', () => {
    const outside = row({ proofHours: 24_000, proofCredits: 2000 }, OUTSIDE);
    expect(outside).toMatchObject({ credits: 2000, computed: { hours: 24_000, credits: 3000 } });
    expect(outside.notes.map(({ id }) => id)).toContain('A27');
  });
});
