import { useEffect, useRef } from 'react';
import type { PackRow } from '../../../../../src-shared/rpc/contract/policies.ts';
import { policiesText } from '../../../../text/policies/page.ts';
import { type ChapterEntry, Contents } from '../../contents.tsx';
import layout from '../../layout.module.css';
import { groupPacks } from './group-packs.ts';
import css from './pack-list.module.css';

const text = policiesText.list;

type PackListProps = {
  readonly packs: readonly PackRow[];
  readonly packId: string;
  /** Contents of the pack being read, shown beneath it. */
  readonly chapters: readonly ChapterEntry[];
  readonly chapter: string | null;
  readonly onPick: (id: string) => void;
  readonly onJump: (id: string) => void;
};

/** The packs by group; the one being read carries its table of contents. */
export function PackList({ packs, packId, chapters, chapter, onPick, onJump }: PackListProps) {
  const list = usePickedInSight(packId, packs);
  return (
    <nav ref={list} className={layout['nav']} aria-label={text.label}>
      {groupPacks(packs).map((group) => (
        <section key={group.kind}>
          <h2>{text[group.kind]}</h2>
          <ul>
            {group.packs.map((pack) => (
              <li key={pack.id}>
                <Pick pack={pack} isPicked={pack.id === packId} onPick={() => onPick(pack.id)} />
                {pack.id === packId && chapters.length > 0 && (
                  <Contents chapters={chapters} current={chapter} onJump={onJump} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** Scrolls the list to the pack being read, which an address may have named. */
function usePickedInSight(packId: string, packs: readonly PackRow[]) {
  const list = useRef<HTMLElement>(null);
  const isListed = packs.some(({ id }) => id === packId);
  useEffect(() => {
    if (!isListed) return;
    const picked = list.current?.querySelector(`[data-pack="${CSS.escape(packId)}"]`);
    picked?.scrollIntoView({ block: 'nearest' });
  }, [packId, isListed]);
  return list;
}

type PickProps = { readonly pack: PackRow; readonly isPicked: boolean; readonly onPick: () => void };

function Pick({ pack, isPicked, onPick }: PickProps) {
  return (
    <button
      type="button"
      className={css['pick']}
      data-pack={pack.id}
      aria-current={isPicked ? 'page' : undefined}
      title={pack.title}
      onClick={onPick}
    >
      <span className="truncate">{pack.shortTitle}</span>
      {/* The name keeps its room: one mark at a time, what is to be done before what is to be known. */}
      {pack.isInForce && pack.openCount > 0 ? (
        <small className="tone-short">{text.open(pack.openCount)}</small>
      ) : (
        pack.basis === 'unverified' && <small className="tone-short">{text.unverified}</small>
      )}
      {pack.kind === 'own' && <small>{text.version(pack.version)}</small>}
    </button>
  );
}
