import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import type { LedgerSummary } from '../src-shared/rpc/contract/app.ts';
import { ClausesContext } from './components/notes/clauses.ts';
import { ErrorPanel } from './components/notes/error-panel.tsx';
import css from './components/page/page-fallback.module.css';
import { type Services, ServicesContext } from './components/services.ts';
import { useDelayed } from './components/use-delayed.ts';
import { Frame } from './frame/frame.tsx';
import { MissingPage, PageBoundary } from './frame/page-boundary.tsx';
import { invalidateLedger, LedgerFrameContext, useStatus } from './ledger.ts';
import { pageRoutes } from './routes.tsx';
import { useHashPath, useHashSearch } from './routing.ts';
import { client, orpc, saveFile } from './rpc.ts';
import { cycleOf, selectableYears } from './text/cycle-starts.ts';
import { shellText } from './text/shell.ts';

const FirstRun = lazy(async () => ({
  default: (await import('./features/app/first-run/first-run.tsx')).FirstRun,
}));

/** What stands in the window: start-up, the first screens, or an open ledger. */
export function App() {
  const status = useStatus();
  const isSlow = useDelayed(status.isPending, 400);
  if (status.data === undefined)
    return (
      <div className={css['room']} style={{ height: '100vh' }}>
        {status.error !== null ? (
          <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />
        ) : (
          isSlow && <span className="tone-muted">{shellText.starting}</span>
        )}
      </div>
    );
  const { actor, ledger } = status.data;
  return (
    <ServicesProvider scope={ledger?.uid ?? ''} today={ledger?.today ?? ''}>
      {actor === null || ledger === null ? (
        <Suspense>
          <FirstRun actor={actor} />
        </Suspense>
      ) : (
        <OpenLedger key={ledger.ledgerId} ledger={ledger} actor={actor} />
      )}
    </ServicesProvider>
  );
}

const stopJob = (job: string) => client.app.cancelJob({ job });

type ServicesProviderProps = Pick<Services, 'scope' | 'today'> & { readonly children: ReactNode };

/** Binds what the components ask for to the calls of this program. */
function ServicesProvider({ scope, today, children }: ServicesProviderProps) {
  const services = useMemo(
    () => ({ scope, today, refresh: invalidateLedger, stopJob, saveFile }),
    [scope, today],
  );
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

/** What the articles of the packs are called, for everything that cites one. */
function ClausesProvider({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(orpc.policies.clauses.queryOptions());
  const index = useMemo(() => new Map((data ?? []).map(({ id, ...words }) => [id, words])), [data]);
  return <ClausesContext value={index}>{children}</ClausesContext>;
}

function OpenLedger({ ledger, actor }: { readonly ledger: LedgerSummary; readonly actor: string }) {
  const [year, setYear] = useState(ledger.year);
  const frame = useMemo(
    () => ({
      ledger: { ...ledger, cycle: cycleOf(ledger.cycle, year) },
      actor,
      year,
      years: selectableYears(ledger.cycle, ledger.year),
      setYear,
    }),
    [ledger, actor, year],
  );
  return (
    <LedgerFrameContext.Provider value={frame}>
      <ClausesProvider>
        <Router hook={useHashPath} searchHook={useHashSearch} hrefs={useHashPath.hrefs}>
          <Frame>
            <Pages />
          </Frame>
        </Router>
      </ClausesProvider>
    </LedgerFrameContext.Provider>
  );
}

function Pages() {
  const [path] = useHashPath();
  return (
    <PageBoundary path={path}>
      <Switch>
        {pageRoutes.map(({ path: pattern, component: Page }) => (
          <Route key={pattern} path={pattern}>
            <Page />
          </Route>
        ))}
        <Route>
          <MissingPage />
        </Route>
      </Switch>
    </PageBoundary>
  );
}
