import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { readText } from '../../../text/policies/read.ts';
import type { Noted, NoteHomes } from './note-homes.ts';
import css from './reading.module.css';

type ReadingProps = {
  /** Rules that stand together, such as an activity with its cap. */
  readonly of: readonly Noted[];
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
};

/** The readings a rule rests on: written out where they decide first, else named with a way there. */
export function Reading({ of, homes, onJump }: ReadingProps) {
  const noteIds = [...new Set(of.flatMap((rule) => rule.noteIds))];
  if (noteIds.length === 0) return null;
  return (
    <ul className={css['readings']}>
      {noteIds.map((id) => {
        const note = homes.get(id);
        const isHere = of.some(({ field }) => field === note?.home);
        return (
          <li key={id} data-here={isHere || undefined}>
            <LinkButton title={note?.text} onClick={() => onJump(`notes/${id}`)}>
              {readText.notes.reading([...homes.keys()].indexOf(id) + 1)}
            </LinkButton>
            {isHere && ` ${note?.text ?? ''}`}
          </li>
        );
      })}
    </ul>
  );
}
