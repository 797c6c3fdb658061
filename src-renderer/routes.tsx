import { type ComponentType, lazy } from 'react';

type PageModule = Readonly<Record<string, unknown>>;

const files = import.meta.glob<PageModule>('./features/*/*-page.tsx');

function isComponent(value: unknown): value is ComponentType {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

function page(file: string, name: string): ComponentType {
  return lazy(async () => {
    const load = files[`./features/${file}.tsx`];
    const module = await load?.();
    const component = module?.[name];
    if (!isComponent(component)) throw new Error(`no page ${name} in ${file}`);
    return { default: component };
  });
}

export type PageRoute = { readonly path: string; readonly component: ComponentType };

/** Every page by address; the first that matches is shown. Each is its own bundle, loaded when first visited. */
export const pageRoutes: readonly PageRoute[] = [
  { path: '/', component: page('home/home-page', 'HomePage') },
  { path: '/teachers', component: page('teachers/teachers-page', 'TeachersPage') },
  { path: '/teachers/import', component: page('teachers/import-page', 'ImportTeachersPage') },
  { path: '/teachers/:uid', component: page('teachers/teacher-page', 'TeacherPage') },
  { path: '/projects', component: page('projects/projects-page', 'ProjectsPage') },
  { path: '/projects/:uid', component: page('projects/project-page', 'ProjectPage') },
  { path: '/entries', component: page('entries/entries-page', 'EntriesPage') },
  { path: '/assessments', component: page('assessments/assessments-page', 'AssessmentsPage') },
  { path: '/approvals', component: page('approvals/approvals-page', 'ApprovalsPage') },
  { path: '/certificates', component: page('certificates/certificates-page', 'CertificatesPage') },
  { path: '/exports', component: page('sheets/exports-page', 'ExportsPage') },
  { path: '/policies', component: page('decisions/policies-page', 'PoliciesPage') },
  { path: '/settings', component: page('settings/settings-page', 'SettingsPage') },
  { path: '/settings/backups', component: page('settings/backups-page', 'BackupsPage') },
  { path: '/settings/audit', component: page('audit/audit-page', 'AuditPage') },
];
