import { type DescribedPack, innerRulesOf } from '../../../../src-shared/policy/document/described-pack.ts';
import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { readText, sectionWords } from '../../../text/policies/read.ts';
import { OwnTag } from '../own-tag.tsx';
import { type NoteUser, usersOf } from './note-homes.ts';
import css from './pack-notes.module.css';

const text = readText.notes;

type PackNotesProps = { readonly document: DescribedPack; readonly onJump: (id: string) => void };

/** How the text is read where it can be read in two ways, and which rules rest on that. */
export function PackNotes({ document, onJump }: PackNotesProps) {
  const labels = labelsOf(document);
  return (
    <ol className={css['notes']}>
      {document.notes.map((note, index) => (
        <li key={note.id} id={note.field} tabIndex={-1}>
          <Tag>{text.reading(index + 1)}</Tag>
          <div>
            <p>
              {note.text}
              <OwnTag isOwn={note.isOwn} />
            </p>
            <Users users={usersOf(note.usedBy, labels)} onJump={onJump} />
          </div>
        </li>
      ))}
    </ol>
  );
}

type UsersProps = { readonly users: readonly NoteUser[]; readonly onJump: (id: string) => void };

function Users({ users, onJump }: UsersProps) {
  if (users.length === 0) return <small>{text.unused}</small>;
  return (
    <small>
      {text.usedBy}
      {users.map(({ label, field, count }) => (
        <LinkButton key={field} onClick={() => onJump(field)}>
          {text.user(label, count)}
        </LinkButton>
      ))}
    </small>
  );
}

/** What each rule is called, by its field. */
function labelsOf({ activities, sections, settings }: DescribedPack): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...activities.map(({ field, title }) => [field, title] as const),
    ...activities.flatMap((activity) =>
      innerRulesOf(activity).map(({ field, label }) => [field, `${activity.title}${label}`] as const),
    ),
    ...sections.flatMap(({ id, lines }) =>
      lines.map(({ field, label }) => [field, label === '' ? sectionWords[id] : label] as const),
    ),
    ...settings.map(({ field, title }) => [field, title] as const),
  ]);
}
