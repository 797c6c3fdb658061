import type { PackEdit } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { LinkButton } from '../../../../components/buttons/link-button.tsx';
import { TextAreaField } from '../../../../components/form/fields.tsx';
import { editText as text } from '../../../../text/policies/edit.ts';
import { freeNoteId, newNotes, setNote } from '../pack-edits.ts';
import { AddButton } from './add-button.tsx';
import css from './rule.module.css';

type NewNotesProps = {
  readonly edits: readonly PackEdit[];
  /** Ids that the pack has. */
  readonly taken: readonly string[];
  readonly onChange: (edits: readonly PackEdit[]) => void;
};

/** Notes that this copy adds. */
export function NewNotes({ edits, taken, onChange }: NewNotesProps) {
  const added = newNotes(edits);
  const nextId = freeNoteId([...taken, ...added.map(({ id }) => id)]);
  return (
    <>
      {added.map((note) => (
        <div key={note.id} className={css['rule']}>
          <div className={css['head']}>
            <b>{note.id}</b>
            <LinkButton className="push" onClick={() => onChange(setNote(edits, note.id, null))}>
              {text.undo}
            </LinkButton>
          </div>
          <TextAreaField
            label={text.noteText}
            isRequired
            autoFocus
            maxLength={400}
            value={note.text}
            onChange={(typed) => onChange(setNote(edits, note.id, typed))}
          />
        </div>
      ))}
      <AddButton word={text.addNote} onClick={() => onChange(setNote(edits, nextId, ''))} />
    </>
  );
}
