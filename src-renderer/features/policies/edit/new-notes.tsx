import { Button } from '@mantine/core';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import { TextAreaField } from '../../../components/form/form.tsx';
import { policiesText } from '../../../text/policies.ts';
import { freeNoteId, newNotes, setNote } from './pack-edits.ts';

const text = policiesText.edit;

type NewNotesProps = {
  readonly edits: readonly PackEdit[];
  /** Ids that the pack has. */
  readonly taken: readonly string[];
  readonly onChange: (edits: readonly PackEdit[]) => void;
};

/** Notes that this copy adds. */
export function NewNotes({ edits, taken, onChange }: NewNotesProps) {
  const added = newNotes(edits);
  return (
    <>
      {added.map((note) => (
        <div key={note.id} className="policies__rule">
          <div className="policies__rule-head">
            <b>{note.id}</b>
            <button
              type="button"
              className="policies__link small push"
              onClick={() => onChange(setNote(edits, note.id, null))}
            >
              {text.undo}
            </button>
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
      <Button
        size="xs"
        variant="subtle"
        onClick={() => onChange(setNote(edits, freeNoteId([...taken, ...added.map(({ id }) => id)]), ''))}
      >
        ＋ {text.addNote}
      </Button>
    </>
  );
}
