import { useEffect, useRef } from 'react';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { policiesText } from '../../../text/policies.ts';

const text = policiesText.list;

export type Chapter = { readonly id: string; readonly title: string; readonly count?: number };

type PackListProps = {
  readonly packs: readonly PackRow[];
  readonly packId: string;
  /** Contents of the pack being read, shown beneath it. */
  readonly chapters: readonly Chapter[];
  readonly chapter: string | null;
  readonly onPick: (id: string) => void;
  readonly onJump: (id: string) => void;
};

type Shelf = { readonly title: string; readonly packs: readonly PackRow[] };

function shelvesOf(packs: readonly PackRow[]): readonly Shelf[] {
  const inForce = packs.filter((pack) => pack.isInForce);
  const rest = packs.filter((pack) => !pack.isInForce);
  const own = rest.filter(({ kind }) => kind === 'own');
  const here = rest.filter(({ kind, coversHere }) => kind === 'shipped' && coversHere);
  const others = rest.filter(({ kind, coversHere }) => kind === 'shipped' && !coversHere);
  return [
    { title: text.inForce, packs: inForce },
    { title: text.own, packs: own },
    { title: text.here, packs: here },
    { title: text.others, packs: others },
  ].filter((shelf) => shelf.packs.length > 0);
}

/** The packs by shelf; the one being read carries its table of contents. */
export function PackList({ packs, packId, chapters, chapter, onPick, onJump }: PackListProps) {
  const list = useRef<HTMLElement>(null);
  const isListed = packs.some(({ id }) => id === packId);
  useEffect(() => {
    if (!isListed) return;
    const picked = list.current?.querySelector(`[data-pack="${CSS.escape(packId)}"]`);
    picked?.scrollIntoView({ block: 'nearest' });
  }, [packId, isListed]);
  return (
    <nav ref={list} className="policies__list" aria-label={text.label}>
      {shelvesOf(packs).map((shelf) => (
        <section key={shelf.title}>
          <h2>{shelf.title}</h2>
          <ul>
            {shelf.packs.map((pack) => (
              <li key={pack.id}>
                <button
                  type="button"
                  className="policies__pick"
                  data-pack={pack.id}
                  aria-current={pack.id === packId ? 'page' : undefined}
                  title={pack.title}
                  onClick={() => onPick(pack.id)}
                >
                  <span className="truncate">{pack.shortTitle}</span>
                  {pack.isInForce && pack.openCount > 0 && (
                    <small className="tone-short">{text.open(pack.openCount)}</small>
                  )}
                  {pack.kind === 'own' && <small>{text.version(pack.version)}</small>}
                </button>
                {pack.id === packId && <Contents chapters={chapters} chapter={chapter} onJump={onJump} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

type ContentsProps = Pick<PackListProps, 'chapters' | 'chapter' | 'onJump'>;

function Contents({ chapters, chapter, onJump }: ContentsProps) {
  if (chapters.length === 0) return null;
  return (
    <ol className="policies__contents" aria-label={text.contents}>
      {chapters.map(({ id, title, count }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === chapter ? 'location' : undefined}
            onClick={() => onJump(id)}
          >
            {title}
            {count !== undefined && <small>{count}</small>}
          </button>
        </li>
      ))}
    </ol>
  );
}
