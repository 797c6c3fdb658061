import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeableWhenRegistered,
  normaliseProject,
  type ProjectFields,
  projectFieldsSchema,
  unstatedProject,
} from '../../../src-shared/training/project.ts';
import { aProject } from './a-project.ts';

describe('fields of a project', () => {
  it('accepts a project of which nothing but the stated fields is known', () => {
    expect(projectFieldsSchema.parse(aProject())).toEqual(aProject());
  });

  it('takes an organiser to be in order, and nothing else for granted', () => {
    const claimed = Object.entries(unstatedProject).filter(([, value]) => value !== null && value !== false);
    expect(claimed.map(([field]) => field).sort()).toEqual([
      'isInDistrict',
      'isOrganiserApproved',
      'isOrganiserRegistered',
    ]);
  });

  it('names every field either as stated or as unstated', () => {
    const stated = ['kind', 'name', 'level', 'form', 'organiserName', 'organiserKind', 'organiserLevel'];
    expect([...stated, ...Object.keys(unstatedProject)].sort()).toEqual(
      Object.keys(projectFieldsSchema.shape).sort(),
    );
  });

  it('fills in what callers older than a field do not send', () => {
    const { subProject: _subProject, isAbroad: _isAbroad, ...older } = aProject();
    expect(projectFieldsSchema.parse(older)).toMatchObject({ subProject: null, isAbroad: false });
  });

  it('refuses a missing field that was always asked', () => {
    const { organiserName: _organiserName, ...missing } = aProject();
    expect(projectFieldsSchema.safeParse(missing).success).toBe(false);
  });

  it('refuses a date that is no day and a figure that is no whole thousandth', () => {
    expect(projectFieldsSchema.safeParse({ ...aProject(), startOn: '2025-02-30' }).success).toBe(false);
    expect(projectFieldsSchema.safeParse({ ...aProject(), days: 0.5 }).success).toBe(false);
  });

  it('locks whatever a figure, a year or a permission is computed from once entries stand', () => {
    for (const field of ['kind', 'level', 'form', 'days', 'hours', 'startOn', 'endOn', 'name'] as const)
      expect(changeableWhenRegistered, field).not.toContain(field);
    expect(changeableWhenRegistered).toContain('remark');
  });
});

describe('normaliseProject', () => {
  it('trims texts and drops empty ones where absence is allowed', () => {
    const normal = normaliseProject(
      aProject({ name: ' 骨干培训 ', number: ' QS-1 ', place: '   ', remark: '' }),
    );
    expect(normal).toMatchObject({ name: '骨干培训', number: 'QS-1', place: null, remark: null });
  });

  it('keeps a required text as empty text, so that it is reported as missing', () => {
    expect(normaliseProject(aProject({ name: '  ', organiserName: '' }))).toMatchObject({
      name: '',
      organiserName: '',
    });
  });

  it('leaves an own project without registrar and proof (A27)', () => {
    const papers = { registrar: '海南师范大学', proof: '结业证书 12 号' };
    expect(normaliseProject(aProject({ kind: 'own', ...papers }))).toMatchObject({
      registrar: null,
      proof: null,
    });
    expect(normaliseProject(aProject({ kind: 'outside', ...papers }))).toMatchObject(papers);
  });

  it('changes nothing that is no text', () => {
    const figures: Partial<ProjectFields> = {
      days: 2500,
      dayHours: [8000, 3500],
      byYear: [{ year: 2025, days: 1000, hours: null }],
      isDelegated: true,
    };
    expect(normaliseProject(aProject(figures))).toMatchObject(figures);
  });

  it('is the same when done twice', () => {
    const texts = fc.record({
      name: fc.string(),
      organiserName: fc.string(),
      number: fc.option(fc.string()),
      registrar: fc.option(fc.string()),
      kind: fc.constantFrom('own' as const, 'outside' as const),
    });
    fc.assert(
      fc.property(texts, (fields) => {
        const once = normaliseProject(aProject(fields));
        expect(normaliseProject(once)).toEqual(once);
      }),
    );
  });
});
