import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { backUpNow } from '../back-up.ts';
import { showError } from '../components/overlay/toasts.tsx';
import { closeLedger } from '../ledger.ts';
import { navigate } from '../routing.ts';
import { orpc } from '../rpc.ts';
import { shellText } from '../text/shell.ts';
import { projectStepWords } from '../text/words.ts';
import { useThemeToggle } from './top-bar.tsx';

/** One line of the palette. */
export type PaletteItem = {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail?: string;
  readonly run: () => void;
};

const { pages, palette, actions } = shellText;

/** Actions and pages, which are always offered. */
export function useFixedItems(onHelp: () => void): readonly PaletteItem[] {
  const { toggle } = useThemeToggle();
  const go = (to: string) => () => navigate(to);
  const page = (to: string, title: string): PaletteItem => ({
    key: to,
    group: palette.pages,
    title,
    run: go(to),
  });
  const action = (key: string, title: string, run: () => void): PaletteItem => ({
    key,
    group: palette.actions,
    title,
    run,
  });
  return [
    action('importTeachers', actions.importTeachers, go('/teachers/import')),
    action('checkReturned', actions.checkReturned, go('/exports/returns')),
    action('newTeacher', actions.newTeacher, go('/teachers?new=1')),
    action('newProject', actions.newProject, go('/projects/new')),
    action('backup', actions.backup, () => backUpNow().catch(showError)),
    action('verify', actions.verify, go('/settings/audit')),
    action('theme', actions.theme, toggle),
    action('help', actions.help, onHelp),
    action('close', actions.closeLedger, () => closeLedger().catch(showError)),
    page('/', pages.home),
    page('/teachers', pages.teachers),
    page('/projects', pages.projects),
    page('/entries', pages.entries),
    page('/assessments', pages.assessments),
    page('/approvals', pages.approvals),
    page('/certificates', pages.certificates),
    page('/exports', pages.exports),
    page('/policies', pages.policies),
    page('/settings', pages.settings),
    page('/settings/organisations', pages.organisations),
    page('/settings/backups', pages.backups),
    page('/settings/audit', pages.audit),
  ];
}

/** Enough of an identity number to tell two people of one name apart. */
function tailOf(masked: string | null): string | null {
  return masked === null ? null : palette.tail(masked.slice(-4));
}

/** People and projects that a search finds. */
export function useFound(search: string): {
  readonly items: readonly PaletteItem[];
  /** The items are still those of what was typed before. */
  readonly isBehind: boolean;
} {
  const isAsked = search !== '';
  const teachers = useQuery({
    ...orpc.teachers.list.queryOptions({ input: { search, status: null, sort: 'match', limit: 6 } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const projects = useQuery({
    ...orpc.projects.list.queryOptions({ input: { search } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (!isAsked) return { items: [], isBehind: false };
  const people = (teachers.data?.rows ?? []).map(
    (row): PaletteItem => ({
      key: row.uid,
      group: palette.teachers,
      title: row.name,
      detail: [row.organisationName, row.subject, tailOf(row.idNumberMasked)]
        .filter((part) => part)
        .join(' · '),
      run: () => navigate(`/teachers/${row.uid}`),
    }),
  );
  const trainings = (projects.data?.rows ?? []).slice(0, 5).map(
    (row): PaletteItem => ({
      key: row.uid,
      group: palette.projects,
      title: row.name,
      detail: projectStepWords[row.state],
      run: () => navigate(`/projects/${row.uid}`),
    }),
  );
  const isBehind = [teachers, projects].some(
    ({ isPending, isPlaceholderData }) => isPending || isPlaceholderData,
  );
  return { items: [...people, ...trainings], isBehind };
}
