import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { isError } from '../../../src-shared/problems.ts';
import {
  missingOfProject,
  NOTHING_SIGNED,
  type ProjectCounts,
  type ProjectStanding,
  readinessChecks,
  registrationDeadline,
  stateOfProject,
} from '../../../src-shared/registration/readiness.ts';
import { registeringProblems } from '../../../src-shared/registration/registering-checks.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { shipped } from '../policy/duties/ask.ts';
import { aProject } from '../training/a-project.ts';
import { APPROVED, hainan, OUTSIDE } from './registration-facts.ts';

const COUNTS: ProjectCounts = {
  trainees: 10,
  pending: 0,
  registered: 0,
  toRegister: 10,
  takenOut: 0,
  held: 0,
  withoutProof: 0,
};
const REGISTERED = { registered: 10, toRegister: 0 } as const;
const FULL = [{ title: '文件通知', isPresent: true }] as const;

type Facts = Parameters<typeof missingOfProject>[0];
type Change = Partial<Omit<Facts, 'project' | 'counts'>> & { readonly counts?: Partial<ProjectCounts> };

/** Ten people passed; approved, complete, waiting to be registered. */
const standing = ({ counts, ...change }: Change = {}, project: Partial<ProjectFields> = {}): Facts => ({
  project: aProject(project),
  pack: hainan,
  organisation: { level: 'county' },
  today: '2025-10-23',
  counts: { ...COUNTS, ...counts },
  approval: APPROVED,
  signing: NOTHING_SIGNED,
  missingMaterialCount: 0,
  archive: FULL,
  ...change,
});
const codes = (change: Change = {}, project: Partial<ProjectFields> = {}) =>
  missingOfProject(standing(change, project)).map(({ code }) => code);

describe('what a project still lacks', () => {
  it('is nothing once everything is there', () => {
    expect(codes()).toEqual([]);
  });

  it('stands in the order of the work', () => {
    const nothing = standing(
      {
        counts: { trainees: 0, pending: 2, toRegister: 0 },
        approval: null,
        signing: { ...NOTHING_SIGNED, undecided: 3 },
        archive: [{ title: '文件通知', isPresent: false }],
      },
      { name: '', level: 'national' },
    );
    expect(readinessChecks.map((check) => check(nothing).map(({ code }) => code))).toEqual([
      ['project.creditsUndecided'],
      ['project.nameMissing'],
      ['project.notOursToRegister'],
      ['project.noTrainees'],
      ['project.resultsPending'],
      [],
      ['project.approvalMissing'],
      ['project.materialsMissing'],
    ]);
  });

  it('counts who has no result', () => {
    expect(missingOfProject(standing({ counts: { pending: 3 } }))).toMatchObject([
      { code: 'project.resultsPending', severity: 'warning', values: { count: 3 } },
    ]);
  });

  it('asks the proof’s hours of outside projects alone (A27)', () => {
    expect(codes({ counts: { withoutProof: 4 } }, OUTSIDE)).toEqual(['project.proofFiguresMissing']);
    expect(codes({ counts: { withoutProof: 4 } })).toEqual([]);
  });

  it('asks for the signature with its clause, until everybody is registered (H7)', () => {
    expect(missingOfProject(standing({ approval: null }))).toMatchObject([
      { code: 'project.approvalMissing', clause: 'H7' },
    ]);
    expect(codes({ approval: { ...APPROVED, decision: 'rejected' } })).toEqual(['project.approvalRejected']);
    expect(codes({ approval: null, counts: REGISTERED })).toEqual([]);
    expect(codes({ approval: null, counts: { toRegister: 2, takenOut: 2 } })).toEqual([]);
    expect(codes({ approval: null, counts: { ...REGISTERED, pending: 1 } })).toEqual([
      'project.resultsPending',
      'project.approvalMissing',
    ]);
  });

  it('names what nobody decided before everything, of own projects', () => {
    const signing = { ...NOTHING_SIGNED, undecided: 2 };
    expect(codes({ signing, approval: null })).toEqual([
      'project.creditsUndecided',
      'project.approvalMissing',
    ]);
    expect(codes({ signing }, OUTSIDE)).toEqual([]);
  });

  it('says that something changed after it was signed, registered or not', () => {
    const changed = { signing: { ...NOTHING_SIGNED, unsigned: 1, differing: 2 } };
    expect(missingOfProject(standing(changed))).toMatchObject([
      { code: 'project.changedAfterApproval', clause: 'H7', values: { count: 2 } },
    ]);
    expect(codes({ ...changed, counts: REGISTERED })).toEqual(['project.changedAfterApproval']);
    expect(codes({ signing: { ...NOTHING_SIGNED, isOutdated: true } })).toEqual(['project.approvalOutdated']);
  });

  it('names the papers of the archive list that are not at hand, of own projects (H7)', () => {
    const archive = [
      ...FULL,
      { title: '实施方案', isPresent: false },
      { title: '成果总结', isPresent: false },
    ];
    expect(missingOfProject(standing({ archive }))).toMatchObject([
      { code: 'project.materialsMissing', clause: 'H7', values: { count: 2, titles: '实施方案、成果总结' } },
    ]);
    expect(codes({ archive }, OUTSIDE)).toEqual([]);
  });

  it('leaves warnings of the text to the page that shows them', () => {
    expect(codes({}, { organiserLevel: 'school' })).toEqual([]);
  });

  it('says as errors exactly what registering would refuse of the project itself', () => {
    const projects = fc.record({
      name: fc.constantFrom('', '培训'),
      level: fc.constantFrom('national' as const, 'county' as const, 'school' as const),
      endOn: fc.constantFrom(null, '2025-10-15', '2025-10-01'),
      kind: fc.constantFrom('own' as const, 'outside' as const),
    });
    fc.assert(
      fc.property(projects, (fields) => {
        const facts = standing({}, fields);
        const refused = registeringProblems({
          ...facts,
          registeredOn: facts.today,
          isApprovalOutdated: false,
          hasTrainees: true,
          hasLines: true,
        });
        expect(missingOfProject(facts).filter(isError)).toEqual(refused);
      }),
    );
  });
});

describe('the state of a project', () => {
  const stateOf = (change: Change = {}, project: Partial<ProjectFields> = {}) =>
    stateOfProject(standing(change, project) satisfies ProjectStanding);

  it('follows from its counts, its approval and its archive', () => {
    expect(stateOf({ counts: { trainees: 0, toRegister: 0 } })).toBe('planned');
    expect(stateOf({ today: '2025-10-14' })).toBe('rostered');
    expect(stateOf({ counts: { pending: 1 } })).toBe('held');
    expect(stateOf({ approval: null })).toBe('assessed');
    expect(stateOf()).toBe('approved');
    expect(stateOf({ counts: REGISTERED, missingMaterialCount: 1 })).toBe('registered');
    expect(stateOf({ counts: REGISTERED })).toBe('archived');
  });

  it('does not wait for whom a review took out', () => {
    expect(stateOf({ counts: { registered: 8, toRegister: 2, takenOut: 2 } })).toBe('archived');
    expect(stateOf({ counts: { registered: 7, toRegister: 3, takenOut: 2 } })).toBe('approved');
  });

  it('does not wait for whose entry was taken back here', () => {
    expect(stateOf({ counts: { registered: 8, toRegister: 2, held: 2 } })).toBe('archived');
    expect(stateOf({ counts: { registered: 7, toRegister: 3, held: 2 } })).toBe('approved');
  });

  it('is approved as long as the signature covers somebody who waits', () => {
    const signing = { ...NOTHING_SIGNED, unsigned: 9, differing: 9 };
    expect(stateOf({ signing })).toBe('approved');
    expect(stateOf({ signing: { ...signing, unsigned: 10 } })).toBe('assessed');
    expect(stateOf({ signing: { ...NOTHING_SIGNED, isOutdated: true } })).toBe('assessed');
  });

  it('is not archived while what was signed is not what stands', () => {
    expect(stateOf({ counts: REGISTERED, signing: { ...NOTHING_SIGNED, differing: 1 } })).toBe('registered');
  });

  it('takes a refusal for no approval', () => {
    expect(stateOf({ approval: { ...APPROVED, decision: 'rejected' } })).toBe('assessed');
  });
});

describe('registrationDeadline', () => {
  const day = (text: string) => assertPresent(parseCalendarDate(text), text);
  const due = (today: string, project: Partial<ProjectFields> = {}, pack = hainan) =>
    registrationDeadline({ project: aProject(project), pack, today: day(today), calendar: shipped.calendar });

  it('is thirty working days after the end (H7)', () => {
    expect(due('2025-10-15')).toEqual({
      dueOn: '2025-11-26',
      daysLeft: 30,
      calendar: 'working',
      isProvisional: false,
      clause: 'H7',
    });
  });

  it('counts down in working days, and on below zero', () => {
    expect(due('2025-11-25')?.daysLeft).toBe(1);
    expect(due('2025-11-26')?.daysLeft).toBe(0);
    expect(due('2025-12-01')?.daysLeft).toBe(-3);
  });

  it('is none for outside projects, without an end, and where the text sets none', () => {
    expect(due('2025-10-15', OUTSIDE)).toBeNull();
    expect(due('2025-10-15', { endOn: null })).toBeNull();
    expect(due('2025-10-15', {}, { ...hainan, deadlines: undefined })).toBeNull();
  });
});
