import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { Page, PageBody } from '../../components/page/page.tsx';
import css from '../../components/page/page-fallback.module.css';
import { PageHead } from '../../components/page/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { formatLongDate } from '../../text/format.ts';
import { homeText } from '../../text/home.ts';
import { DutyList } from './duty-list.tsx';
import styles from './home.module.css';
import { UnfinishedProjects } from './unfinished-projects.tsx';
import { YearPicture } from './year-picture.tsx';

/** 首页: what is due, what is not finished, how the year stands. */
export function HomePage() {
  const { ledger, actor, year } = useLedger();
  const today = useQuery(orpc.home.today.queryOptions());
  const overview = useQuery({
    ...orpc.assessments.overview.queryOptions({ input: { year } }),
    enabled: ledger.teacherCount > 0,
  });
  return (
    <Page>
      <PageHead
        title={homeText.greeting(ledger.hour, actor)}
        count={formatLongDate(ledger.today)}
        actions={
          ledger.teacherCount > 0 && (
            <>
              <Button onClick={() => navigate('/teachers/import')}>{homeText.importTeachers}</Button>
              <Button variant="filled" onClick={() => navigate('/projects/new')}>
                {homeText.newProject}
              </Button>
            </>
          )
        }
      />
      {ledger.teacherCount === 0 ? (
        <EmptyLedger />
      ) : (
        <PageBody>
          <div className={styles['root']}>
            <div>
              <h2>{homeText.duties}</h2>
              {today.error !== null && (
                <ErrorPanel error={today.error} onRetry={() => void today.refetch()} />
              )}
              {today.data !== undefined && <DutyList duties={today.data.duties} today={today.data.today} />}
              <h2>{homeText.unfinished}</h2>
              {today.data !== undefined && <UnfinishedProjects projects={today.data.unfinished} />}
            </div>
            <div>
              {overview.error !== null && (
                <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />
              )}
              {overview.data !== undefined && <YearPicture overview={overview.data} />}
            </div>
          </div>
        </PageBody>
      )}
    </Page>
  );
}

function EmptyLedger() {
  return (
    <div className={css['room']}>
      <EmptyState
        title={homeText.emptyTitle}
        actions={
          <>
            <Button variant="filled" onClick={() => navigate('/teachers/import')}>
              {homeText.emptyAction}
            </Button>
            <Button onClick={() => navigate('/teachers?new=1')}>{homeText.emptyManual}</Button>
          </>
        }
      >
        {homeText.emptyHint}
      </EmptyState>
    </div>
  );
}
