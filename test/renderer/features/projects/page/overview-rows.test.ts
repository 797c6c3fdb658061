import { describe, expect, it } from 'vitest';
import { overviewRows } from '../../../../../src-renderer/features/projects/page/overview-rows.ts';
import { emptyProject } from '../../../../../src-renderer/features/projects/project-fields.ts';
import { changeLines } from '../../../../../src-renderer/text/audit.ts';
import { projectFieldWord, projectsText } from '../../../../../src-renderer/text/projects.ts';
import type { Project } from '../../../../../src-shared/rpc/contract/projects.ts';
import { type ProjectFields, projectFieldNames } from '../../../../../src-shared/training/project.ts';

const label = projectsText.form;
const rows = (fields: Partial<ProjectFields> = {}, classified: Project['classified'] = []) =>
  overviewRows({
    fields: { ...emptyProject({ name: '琼山区教师发展中心', level: 'county' }), ...fields },
    classified,
  });
const terms = (fields: Partial<ProjectFields> = {}) => rows(fields).map(([term]) => term);

describe('the overview of a project', () => {
  it('shows what its form of training is measured by, and no other figure', () => {
    expect(terms({ form: 'exam', minutes: 90 })).toContain(label.minutes);
    expect(terms({ form: 'exam' })).not.toContain(label.days);
  });

  it('shows the dates together', () => {
    expect(terms()).toContain(projectsText.columns.dates);
    expect(terms()).not.toContain(label.endOn);
  });

  it('shows what the project is by the axes of the texts, and that nothing was chosen yet', () => {
    const classified = [
      { axis: '课程类别', title: '公共必修' },
      { axis: '难度', title: null },
    ];
    expect(rows({}, classified)).toEqual(
      expect.arrayContaining([
        ['课程类别', '公共必修'],
        ['难度', null],
      ]),
    );
  });

  it('asks registrar and proof of outside projects alone', () => {
    expect(terms()).not.toContain(label.proof);
    expect(terms({ kind: 'outside' })).toContain(label.proof);
  });

  it('shows a text without a row of its own once somebody wrote it, before the remark', () => {
    expect(terms()).not.toContain(label.subProject);
    expect(rows({ subProject: '骨干教师' }).slice(-2)).toEqual([
      [label.subProject, '骨干教师'],
      [label.remark, null],
    ]);
  });
});

describe('words of a field', () => {
  it('are in the form for every field, and in the log where the log has no other', () => {
    for (const field of projectFieldNames) expect(projectFieldWord(field), field).toMatch(/\p{Script=Han}/u);
    expect(projectFieldWord('seal')).toBeNull();
    const change = { before: '{"subProject":null}', after: '{"subProject":"骨干教师"}' };
    expect(changeLines(change)).toEqual([{ field: label.subProject, before: '—', after: '骨干教师' }]);
  });
});
