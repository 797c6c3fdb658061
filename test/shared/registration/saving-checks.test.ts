import { describe, expect, it } from 'vitest';
import { lockedFieldProblems, savingProblems } from '../../../src-shared/registration/saving-checks.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { aProject } from '../training/a-project.ts';
import { hainan } from './registration-facts.ts';

describe('saving a project', () => {
  const codes = (project: Partial<ProjectFields>) =>
    savingProblems({ project: aProject(project), pack: hainan, organisation: { level: 'county' } }).map(
      ({ severity, code }) => `${severity} ${code}`,
    );

  it('is in order for a county’s own training', () => {
    expect(codes({})).toEqual([]);
  });

  it('reports the fields first, then what the text says, warnings included', () => {
    expect(codes({ name: '', endOn: null, level: 'national' })).toEqual([
      'error project.nameMissing',
      'error project.endMissing',
      'error project.notOursToRegister',
      'warning project.policyWarning',
    ]);
  });
});

describe('fields that are locked while entries stand', () => {
  const locked = (after: Partial<ProjectFields>, registeredCount = 12) =>
    lockedFieldProblems({ before: aProject(), after: aProject(after), registeredCount });

  it('are those that figures, years and permissions are computed from', () => {
    expect(locked({ days: 2000, level: 'city', name: '改名' })).toEqual(
      ['name', 'level', 'days'].map((field) => ({
        code: 'project.registeredIsLocked',
        severity: 'error',
        at: { field },
        values: { count: 12 },
      })),
    );
  });

  it('are not those that nothing is computed from', () => {
    expect(locked({ number: 'QS-9', remark: '已归档', place: '琼山', isAbroad: true, proof: '补' })).toEqual(
      [],
    );
  });

  it('are compared by what they say', () => {
    const byYear = [{ year: 2025, days: 3000, hours: null }];
    const before = aProject({ byYear });
    expect(
      lockedFieldProblems({
        before,
        after: aProject({ byYear: structuredClone(byYear) }),
        registeredCount: 1,
      }),
    ).toEqual([]);
  });

  it('are free while nobody is registered', () => {
    expect(locked({ days: 2000 }, 0)).toEqual([]);
  });
});
