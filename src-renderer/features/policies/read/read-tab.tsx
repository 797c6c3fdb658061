import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { useSearchValue } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { policiesText as text } from '../../../text/policies.ts';
import { TrialPanel } from '../try/trial-panel.tsx';
import { chaptersOf, PackDocument } from './pack-document.tsx';
import { PackList } from './pack-list.tsx';

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
  const [asked, setAsked] = useSearchValue('version');
  const version = /^[1-9]\d*$/.test(asked ?? '') ? Number(asked) : null;
  const query = useQuery({
    ...orpc.policies.get.queryOptions({ input: { id: packId, version } }),
    enabled: packs !== undefined,
  });
  const paper = useRef<HTMLElement>(null);
  const [chapter, setChapter] = useState<string | null>(null);
  const isSlow = useDelayed(query.isLoading || packs === undefined, 300);
  const chapters = query.data === undefined ? [] : chaptersOf(query.data.document);

  useEffect(() => {
    if (packId !== '') paper.current?.scrollTo({ top: 0 });
    setChapter(null);
  }, [packId]);
  const jump = useCallback((id: string) => jumpTo(paper.current, id), []);

  if (error !== null && packs === undefined) {
    return (
      <div className="page__body">
        <ErrorPanel error={error} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <div className="policies__desk">
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
        className="policies__paper"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={query.data?.document.head.title ?? text.title}
        onScroll={(event) => setChapter(chapterInSight(event.currentTarget))}
      >
        {query.data !== undefined && (
          <PackDocument
            pack={query.data.pack}
            document={query.data.document}
            versions={query.data.versions.map((saved) => saved.version)}
            isGoverning={periods.some(({ policyId }) => policyId === packId)}
            onVersion={(chosen) => setAsked(String(chosen))}
            onJump={jump}
          />
        )}
        {query.error !== null && (
          <div className="policies__missing">
            {isMissing(query.error) ? (
              <EmptyState title={text.none.title}>{text.none.body}</EmptyState>
            ) : (
              <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
            )}
          </div>
        )}
        {isSlow && <Ghost />}
      </section>
      {query.data === undefined ? (
        <aside className="policies__trial" aria-label={text.trial.title} />
      ) : (
        <TrialPanel
          key={`${packId}:${version}`}
          packId={packId}
          version={version}
          document={query.data.document}
          decideIn={periods.some(({ policyId }) => policyId === packId) ? packId : null}
        />
      )}
    </div>
  );
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'NOT_FOUND';
}

/** Scrolls a part of the regulation into sight, marks it for a moment and gives it the keyboard. */
function jumpTo(paper: HTMLElement | null, id: string): void {
  const target = paper?.querySelector(`[id="${CSS.escape(id)}"]`);
  if (!(target instanceof HTMLElement)) return;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
  target.focus({ preventScroll: true });
  // Of a whole chapter only the heading lights up.
  const marked = target.querySelector(':scope > h3') ?? target;
  marked.classList.add('is-found');
  setTimeout(() => marked.classList.remove('is-found'), 1600);
}

/** The chapter whose heading was passed last; at the very end the last one, however short it is. */
function chapterInSight(paper: HTMLElement): string | null {
  const headings = [...paper.querySelectorAll<HTMLElement>('[data-chapter]')];
  const isAtEnd = paper.scrollTop > 0 && paper.scrollTop + paper.clientHeight >= paper.scrollHeight - 4;
  const passed = headings.filter(({ offsetTop }) => offsetTop <= paper.scrollTop + 64);
  return (isAtEnd ? headings.at(-1) : passed.at(-1))?.id ?? null;
}

function Ghost() {
  return (
    <div className="policies__ghost" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
