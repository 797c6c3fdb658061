import { policiesText } from '../../text/policies/page.ts';
import layout from './layout.module.css';

/** A chapter of a pack as the contents name it; `id` is its anchor. */
export type ChapterEntry = { readonly id: string; readonly title: string; readonly count?: number };

type ContentsProps = {
  readonly chapters: readonly ChapterEntry[];
  /** The chapter in sight. */
  readonly current?: string | null;
  readonly onJump: (id: string) => void;
};

/** The table of contents beside a pack. */
export function Contents({ chapters, current = null, onJump }: ContentsProps) {
  return (
    <ol className={layout['contents']} aria-label={policiesText.list.contents}>
      {chapters.map(({ id, title, count }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === current ? 'location' : undefined}
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
