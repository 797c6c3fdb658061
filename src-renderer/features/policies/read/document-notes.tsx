import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { policiesText } from '../../../text/policies.ts';

/** Note id → its text and the field where it is written out: the first rule in reading order that rests on it. */
export type NoteHomes = ReadonlyMap<string, { readonly text: string; readonly home: string | null }>;

type Noted = { readonly field: string; readonly noteIds: readonly string[] };

/** Where each reading is written out; other rules that rest on it name it and lead there. */
export function homesOfNotes(document: DescribedPack): NoteHomes {
  const inOrder: readonly Noted[] = [
    ...document.activities.flatMap((activity) =>
      activity.projectCap === null ? [activity] : [activity, activity.projectCap],
    ),
    ...document.sections.flatMap(({ lines }) => lines),
    ...document.settings,
  ];
  return new Map(
    document.notes.map(({ id, text }) => [
      id,
      { text, home: inOrder.find(({ noteIds }) => noteIds.includes(id))?.field ?? null },
    ]),
  );
}

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
  const { notes } = policiesText;
  return (
    <ul className="policies__readings">
      {noteIds.map((id) => {
        const note = homes.get(id);
        const isHere = of.some(({ field }) => field === note?.home);
        return (
          <li key={id} className={isHere ? 'is-here' : ''}>
            <button
              type="button"
              className="policies__link"
              title={note?.text}
              onClick={() => onJump(`notes/${id}`)}
            >
              {notes.reading(id)}
            </button>
            {isHere && ` ${note?.text ?? ''}`}
          </li>
        );
      })}
    </ul>
  );
}

/** Whether a sentence made from the numbers only repeats the wording: punctuation and spaces aside. */
export function saysTheSame(figures: string, text: string): boolean {
  const plain = (sentence: string) => sentence.replace(/[\s，。、；：,.;:]/g, '');
  return plain(text).includes(plain(figures)) || plain(text) === plain(figures);
}
