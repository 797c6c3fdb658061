import { useQuery } from '@tanstack/react-query';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { PageBody } from '../../../components/page/page.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { useSearchValue } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { describeError } from '../../../text/errors.ts';
import { policiesText } from '../../../text/policies/page.ts';
import { readText } from '../../../text/policies/read.ts';
import { trialText } from '../../../text/policies/trial.ts';
import layout from '../layout.module.css';
import { SidePanel } from '../side-panel.tsx';
import { TrialPanel } from '../try/trial-panel.tsx';
import { PackList } from './list/pack-list.tsx';
import { chaptersOf, PackDocument } from './pack-document.tsx';
import css from './read-tab.module.css';
import { useChapters } from './use-chapters.ts';

type ReadTabProps = {
  readonly packs: readonly PackRow[] | undefined;
  readonly periods: readonly PackPeriod[];
  readonly packId: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onPick: (id: string) => void;
};

/** Packs and contents at the left, the regulation in the middle, the trial box at the right. */
export function ReadTab({ packs, periods, packId, error, onRetry, onPick }: ReadTabProps) {
  const { query, version, setVersion, isSlow } = usePackToRead(packId, packs !== undefined);
  const { paper, chapter, onScroll, jump } = useChapters(packId);
  const { data } = query;
  const chapters = data === undefined ? [] : chaptersOf(data.document);
  const isGoverning = periods.some(({ policyId }) => policyId === packId);
  if (error !== null && packs === undefined)
    return (
      <PageBody>
        <ErrorPanel error={error} onRetry={onRetry} />
      </PageBody>
    );
  return (
    <div className={layout['columns']}>
      <PackList
        packs={packs ?? []}
        packId={packId}
        chapters={chapters}
        chapter={chapter ?? chapters[0]?.id ?? null}
        onPick={onPick}
        onJump={jump}
      />
      <section
        ref={paper}
        className={layout['paper']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={data?.document.head.title ?? policiesText.title}
        onScroll={onScroll}
      >
        {data !== undefined && (
          <PackDocument
            pack={data.pack}
            document={data.document}
            versions={data.versions.map((saved) => saved.version)}
            isGoverning={isGoverning}
            onVersion={setVersion}
            onJump={jump}
          />
        )}
        {query.error !== null && <NotRead error={query.error} onRetry={() => void query.refetch()} />}
        {isSlow && <Ghost />}
      </section>
      {data === undefined ? (
        <SidePanel title={trialText.title} />
      ) : (
        <TrialPanel
          key={`${packId}:${version}`}
          packId={packId}
          version={version}
          document={data.document}
          decideIn={isGoverning ? packId : null}
        />
      )}
    </div>
  );
}

/** The pack in the version that the address names, else its newest. */
function usePackToRead(packId: string, isListed: boolean) {
  const [asked, setAsked] = useSearchValue('version');
  const version = /^[1-9]\d*$/.test(asked ?? '') ? Number(asked) : null;
  const query = useQuery({
    ...orpc.policies.get.queryOptions({ input: { id: packId, version } }),
    enabled: isListed,
  });
  const isSlow = useDelayed(query.isLoading || !isListed, 300);
  return { query, version, setVersion: (chosen: number) => setAsked(String(chosen)), isSlow };
}

function NotRead({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className={layout['blank']}>
      {describeError(error).code === 'NOT_FOUND' ? (
        <EmptyState title={readText.none.title}>{readText.none.body}</EmptyState>
      ) : (
        <ErrorPanel error={error} onRetry={onRetry} />
      )}
    </div>
  );
}

function Ghost() {
  return (
    <div className={css['ghost']} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
