import { type ProjectFields, unstatedProject } from '../../../src-shared/training/project.ts';

/** A county's own training of three days, all in order; `fields` says what is different. */
export function aProject(fields: Partial<ProjectFields> = {}): ProjectFields {
  return {
    ...unstatedProject,
    kind: 'own',
    name: '小学数学骨干教师培训',
    level: 'county',
    form: 'centralized',
    organiserName: '琼山区教师发展中心',
    organiserKind: 'training-institution',
    organiserLevel: 'county',
    startOn: '2025-10-13',
    endOn: '2025-10-15',
    days: 3000,
    ...fields,
  };
}
