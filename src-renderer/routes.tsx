import { type ComponentType, lazy } from 'react';

type Page = { readonly path: string; readonly component: ComponentType };

function page<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await load())[name] }));
}

/** Every page by address; the first that matches is shown. Each is its own bundle, loaded when first visited. */
export const pageRoutes: readonly Page[] = [
  { path: '/', component: page(() => import('./features/home/home-page.tsx'), 'HomePage') },
  {
    path: '/teachers',
    component: page(() => import('./features/teachers/teachers-page.tsx'), 'TeachersPage'),
  },
  {
    path: '/teachers/import',
    component: page(() => import('./features/teachers/import-page.tsx'), 'ImportTeachersPage'),
  },
  {
    path: '/teachers/:uid',
    component: page(() => import('./features/teachers/profile/teacher-page.tsx'), 'TeacherPage'),
  },
  {
    path: '/projects',
    component: page(() => import('./features/projects/projects-page.tsx'), 'ProjectsPage'),
  },
  {
    path: '/projects/:uid',
    component: page(() => import('./pages/project-page.tsx'), 'ProjectPage'),
  },
  { path: '/entries', component: page(() => import('./features/entries/entries-page.tsx'), 'EntriesPage') },
  {
    path: '/assessments',
    component: page(() => import('./features/assessments/assessments-page.tsx'), 'AssessmentsPage'),
  },
  {
    path: '/approvals',
    component: page(() => import('./features/approvals/approvals-page.tsx'), 'ApprovalsPage'),
  },
  {
    path: '/certificates',
    component: page(() => import('./features/certificates/certificates-page.tsx'), 'CertificatesPage'),
  },
  {
    path: '/exports/returns',
    component: page(() => import('./features/corrections/returns-page.tsx'), 'ReturnsPage'),
  },
  { path: '/exports', component: page(() => import('./pages/exports-page.tsx'), 'ExportsPage') },
  {
    path: '/exports/templates/:uid',
    component: page(() => import('./features/templates/template-page.tsx'), 'TemplatePage'),
  },
  {
    path: '/policies',
    component: page(() => import('./features/policies/policies-page.tsx'), 'PoliciesPage'),
  },
  {
    path: '/policies/:id/edit',
    component: page(() => import('./features/policies/edit/page/edit-page.tsx'), 'EditPolicyPage'),
  },
  {
    path: '/settings',
    component: page(() => import('./features/app/settings-page.tsx'), 'SettingsPage'),
  },
  {
    path: '/settings/organisations',
    component: page(() => import('./features/organisations/organisations-page.tsx'), 'OrganisationsPage'),
  },
  {
    path: '/settings/backups',
    component: page(() => import('./features/app/backups-page.tsx'), 'BackupsPage'),
  },
  {
    path: '/settings/calendars',
    component: page(() => import('./features/calendars/calendars-page.tsx'), 'CalendarsPage'),
  },
  { path: '/settings/audit', component: page(() => import('./features/audit/audit-page.tsx'), 'AuditPage') },
];
