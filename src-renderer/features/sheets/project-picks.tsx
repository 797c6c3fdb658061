import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { formatDateRange } from '../../text/format.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import css from './project-picks.module.css';
import { projectsFor } from './projects-for.ts';

const PICKS_MAX = 8;

type ProjectPicksProps = { readonly kind: SheetKind; readonly onPick: (projectUid: string) => void };

/** A sheet about one project: the first of those that can have rows, to take one at once. */
export function ProjectPicks({ kind, onPick }: ProjectPicksProps) {
  const projects = useQuery(orpc.projects.list.queryOptions({ input: {} }));
  if (projects.error !== null)
    return <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />;
  if (projects.data === undefined) return null;
  const rows = projectsFor(kind, projects.data.rows);
  if (rows.length === 0)
    return (
      <EmptyState
        title={text.noProjects}
        actions={<Button onClick={() => navigate(text.projectsPage.to)}>{text.projectsPage.label}</Button>}
      >
        {text.kinds[kind].noProjects ?? text.noProjectsBody}
      </EmptyState>
    );
  return (
    <div className={css['picks']}>
      <EmptyState title={text.chooseProjectTitle}>{text.chooseProjectBody}</EmptyState>
      <ul>
        {rows.slice(0, PICKS_MAX).map((row) => (
          <li key={row.uid}>
            <button type="button" onClick={() => onPick(row.uid)}>
              <span className="truncate">{row.name}</span>
              <small>{formatDateRange(row.startOn, row.endOn)}</small>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > PICKS_MAX && <p className="tone-muted small">{text.moreProjects}</p>}
    </div>
  );
}
